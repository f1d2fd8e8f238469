package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.behaving;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.inProject;
import static dev.tribal.search.Records.inTest;
import static dev.tribal.search.Records.merged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.Records;
import dev.tribal.search.WithCatalog;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The open errors whose tests are looked for in reports of tests. */
class TestedErrorsTest extends WithCatalog {
    private static final Nature FLAKY = new Nature(3, 3, 2, 2, 0, null);

    @Test
    void openErrorsOfTestsAreListedTheLatestSeenFirst() {
        apply(
                test("cart", 1),
                test("shop", 2),
                change("log", 3, "A", "x"),
                inTest(change("doing", 4, "A", "x"), "T#doing", ErrorState.IN_PROGRESS, Map.of()));

        assertThat(ids(Visible.ofTenant(TENANT), null)).containsExactly(id("doing"), id("shop"), id("cart"));
        assertThat(tested(Visible.ofTenant(TENANT), null).getLast().tests()).containsExactly("T#cart");
    }

    @Test
    void whatIsDoneOrNotedSinceItWasSeenIsNotListed() {
        apply(
                inTest(change("resolved", 1, "A", "x"), "T#a", ErrorState.RESOLVED, Map.of()),
                inTest(change("closed", 2, "A", "x"), "T#b", ErrorState.CLOSED, Map.of()),
                inTest(change("noted", 3, "A", "x"), "T#c", ErrorState.OPEN, noted(1)),
                inTest(change("again", 4, "A", "x"), "T#d", ErrorState.OPEN, noted(0)));

        assertThat(ids(Visible.ofTenant(TENANT), null)).containsExactly(id("again"));
    }

    @Test
    void aFlakyErrorIsListedThoughItIsNoted() {
        apply(behaving(inTest(change("flaky", 1, "A", "x"), "T#a", ErrorState.OPEN, noted(1)), FLAKY));

        assertThat(tested(Visible.ofTenant(TENANT), null)).singleElement().satisfies(error -> {
            assertThat(error.flaky()).isTrue();
            assertThat(error.awaited()).isFalse();
        });
    }

    @Test
    void thoseThatAreNotedTakeNoRoomFromOthers() {
        RecordChange[] noted = IntStream.range(0, Limits.TESTED_ERRORS)
                .mapToObj(i -> inTest(change("n" + i, 100 + i, "A", "x"), "T#" + i, ErrorState.OPEN, noted(1)))
                .toArray(RecordChange[]::new);
        apply(noted);
        apply(test("older", 1));

        assertThat(ids(Visible.ofTenant(TENANT), null)).containsExactly(id("older"));
    }

    @Test
    void theTestsOfAllPartsAreThoseOfTheWhole() {
        apply(test("whole", 1), merged(test("part", 2), "whole"));

        assertThat(tested(Visible.ofTenant(TENANT), null))
                .singleElement()
                .satisfies(error -> assertThat(error.tests()).containsExactlyInAnyOrder("T#whole", "T#part"));
    }

    @Test
    void onlyThoseOfTheProjectAndOfWhatTheCallerMaySeeAreListed() {
        apply(of("shop", "cart", 1), of("bank", "safe", 2));

        assertThat(ids(Visible.ofTenant(TENANT), "Shop")).containsExactly(id("cart"));
        assertThat(ids(new Visible(TENANT, List.of("bank")), null)).containsExactly(id("safe"));
        assertThat(ids(new Visible(TENANT, List.of("bank")), "shop")).isEmpty();
        assertThat(ids(Visible.ofTenant("other"), null)).isEmpty();
    }

    private List<UUID> ids(Visible visible, String project) {
        return tested(visible, project).stream().map(TestedError::id).toList();
    }

    private List<TestedError> tested(Visible visible, String project) {
        var listing = new Listing(
                catalog, new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()));
        return listing.tested(new Filters(visible, null, null, null, project)).errors();
    }

    private static RecordChange of(String project, String name, long offset) {
        RecordChange change = inProject(project, name, offset, "A", "x");
        return Records.ofProjects(inTest(change, "T#" + name, ErrorState.OPEN, Map.of()), project);
    }

    private static RecordChange test(String name, long offset) {
        return inTest(change(name, offset, "A", "x"), "T#" + name, ErrorState.OPEN, Map.of());
    }

    private static Map<String, Object> noted(int occurrences) {
        return Map.of(TestedError.NOTE, Map.of(TestedError.OCCURRENCES, occurrences));
    }
}
