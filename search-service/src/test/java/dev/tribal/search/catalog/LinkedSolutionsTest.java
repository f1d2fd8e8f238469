package dev.tribal.search.catalog;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.behaving;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.deletion;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.linked;
import static dev.tribal.search.Records.merged;
import static dev.tribal.search.Records.ofProjects;
import static dev.tribal.search.Records.solved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.LinkedSolution;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.search.WithCatalog;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Solutions that several errors show, and what happens to them when one of these comes back. */
class LinkedSolutionsTest extends WithCatalog {
    private static final Visible ALL = Visible.ofTenant(TENANT);
    private static final Instant TRIED = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant BACK = Instant.parse("2026-02-03T00:00:00Z");

    private final Solution oil =
            new Solution(UUID.randomUUID(), "Oil it", null, null, List.of(), null, "user:ada", TRIED);

    @Test
    void aLinkedSolutionIsShownAsItStandsWithItsOwnError() {
        apply(solved(change("pump", 1, "A", "x"), oil), linked(change("valve", 2, "B", "y"), "pump", oil.id()));
        assertThat(shown("valve").solutions()).containsExactly(oil.linkedFrom(id("pump")));

        apply(solved(change("pump", 3, "A", "x"), worked()));
        assertThat(shown("valve").solutions()).containsExactly(worked().linkedFrom(id("pump")));
        assertThat(shown("pump").solutions()).containsExactly(worked());
        assertThat(shown("valve").holderOf(oil.id())).isEqualTo(id("pump"));

        apply(change("valve", 4, "B", "y"));
        assertThat(shown("valve").solutions()).isEmpty();
    }

    @Test
    void aLinkOutlivesAMergeAndNotItsError() {
        apply(solved(change("pump", 1, "A", "x"), oil), linked(change("valve", 2, "B", "y"), "pump", oil.id()));
        apply(change("engine", 3, "C", "z"), merged(solved(change("pump", 4, "A", "x"), oil), "engine"));
        assertThat(shown("valve").solutions()).extracting(Solution::id).containsExactly(oil.id());
        apply(merged(linked(change("valve", 5, "B", "y"), "pump", oil.id()), "tank"), change("tank", 6, "D", "u"));
        assertThat(shown("tank").solutions()).extracting(Solution::id).containsExactly(oil.id());

        apply(deletion("pump", 7));
        assertThat(shown("valve").solutions()).isEmpty();
    }

    @Test
    void whatIsOfAnotherProjectIsNotShownToWhoMaySeeOneOnly() {
        apply(
                ofProjects(solved(change("pump", 1, "A", "x"), oil), "bank"),
                ofProjects(linked(change("valve", 2, "B", "y"), "pump", oil.id()), "shop"));
        var shop = new Visible(TENANT, List.of("shop"));
        ErrorRecord valve = shop.shown(
                catalog,
                new LinkedSolutions(catalog)
                        .with(shop, catalog.find(shop, id("valve")).orElseThrow()));

        assertThat(valve.solutions()).isEmpty();
        assertThat(valve.groups().linked()).isEmpty();
    }

    @Test
    void whoMaySeeOneProjectSeesWhatWasLinkedAndSplitInIt() {
        apply(
                ofProjects(solved(change("pump", 1, "A", "x"), oil), "shop"),
                ofProjects(linked(change("valve", 2, "B", "y"), "pump", oil.id()), "shop"),
                ofProjects(change("apart", 3, "B", "z"), "bank"));
        var shop = new Visible(TENANT, List.of("shop"));
        Separation own = new Separation("v2:test:pump", id("pump"));
        Separation early = new Separation("v2:test:none", id("none"));
        Separation hidden = new Separation("v2:test:apart", id("apart"));
        ErrorRecord valve = catalog.find(shop, id("valve")).orElseThrow();
        Grouping grouping = shop.shown(
                        catalog,
                        valve.withGrouping(
                                valve.groups().with(own, null).with(early, null).with(hidden, null)))
                .groups();

        assertThat(grouping.linked()).extracting(LinkedSolution::solutionId).containsExactly(oil.id());
        assertThat(grouping.separated()).containsExactly(own, early);
        assertThat(grouping.keptApartFrom()).containsExactly(id("pump"), id("none"));
    }

    @Test
    void anErrorThatComesBackDisputesTheSolutionsOfAllItIsOneWith() {
        apply(
                solved(change("pump", 1, "A", "x"), worked()),
                merged(behaving(change("valve", 2, "B", "y"), cameBack()), "pump"));

        assertThat(shown("pump").solutions().getFirst().tried())
                .isEqualTo(new Outcomes(1, 0, 1, BACK, worked().tried().listed()));
        assertThat(shown("pump").behaves().cameBackAt()).isEqualTo(BACK);
    }

    @Test
    void anErrorThatComesBackDisputesALinkedSolutionForItselfAlone() {
        apply(
                solved(change("pump", 1, "A", "x"), worked()),
                linked(behaving(change("valve", 2, "B", "y"), cameBack()), "pump", oil.id()));

        assertThat(shown("valve").solutions().getFirst().tried().disputedAt()).isEqualTo(BACK);
        assertThat(shown("pump").solutions().getFirst().tried().disputedAt()).isNull();
    }

    @Test
    void runsOfAllPartsCountTogether() {
        apply(
                behaving(change("pump", 1, "A", "x"), new Nature(3, 0, 2, 0, 0, null)),
                merged(behaving(change("valve", 2, "B", "y"), new Nature(1, 1, 0, 1, 0, null)), "pump"));

        assertThat(shown("valve").behaves()).isEqualTo(new Nature(4, 1, 2, 1, 0, null));
        assertThat(shown("valve").behaves().kind()).isEqualTo(NatureKind.FLAKY);
    }

    private Solution worked() {
        return oil.with(new Outcomes(
                1, 0, 0, null, List.of(new Outcome(true, "green", Source.CI, "key:ci", TRIED, null, "c1", null))));
    }

    private static Nature cameBack() {
        return Nature.NONE.cameBack(BACK);
    }

    private ErrorRecord shown(String name) {
        return new LinkedSolutions(catalog)
                .with(ALL, catalog.find(ALL, id(name)).orElseThrow());
    }
}
