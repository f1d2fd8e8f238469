package dev.tribal.search.grouping;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.deletion;
import static dev.tribal.search.Records.fingerprinted;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.keptApart;
import static dev.tribal.search.Records.merged;
import static dev.tribal.search.Records.ofProjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.contracts.api.GroupingDifference;
import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.search.WithCatalog;
import dev.tribal.search.catalog.FingerprintIndex;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.similar.HybridSearches;
import dev.tribal.search.similar.NearestSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionsTest extends WithCatalog {
    private static final String PLACE = "v2:place:1";
    private static final String TEST = "v2:test:2";
    private static final GroupingVersions FIRST = () -> new DecidedVersions(List.of(1), Instant.EPOCH);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final NearestSearch nearest = HybridSearches.nearest(_ -> new NearestResult(List.of()));

    @AfterEach
    void close() {
        nearest.close();
    }

    @BeforeEach
    void fill() {
        apply(
                fingerprinted(change("cart", 1, "A", "total is null"), PLACE, TEST),
                fingerprinted(change("shop", 2, "A", "sum is null\nand more"), PLACE),
                fingerprinted(change("till", 3, "A", "no till"), TEST),
                fingerprinted(change("lamp", 4, "A", "no light"), "v2:place:9", "v2:place:10"),
                change("old", 5, "A", "of before"),
                fingerprinted(change("other", "theirs", 6, "A", "total is null"), PLACE, TEST));
    }

    @Test
    void errorsWithAFingerprintInCommonAreSuggestedWithTheReason() {
        assertThat(suggested("cart")).extracting(Suggestion::id).containsExactly(id("till"), id("shop"));
        assertThat(suggested("shop")).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(id("cart"));
            assertThat(one.errorMessage()).isEqualTo("total is null");
            assertThat(one.why()).containsExactly("the same type at the same place in the code");
        });
        assertThat(suggested("till").getFirst().why()).containsExactly("the same type and message in the same test");
        assertThat(suggested("lamp")).isEmpty();
        assertThat(suggested("old")).isEmpty();
    }

    @Test
    void lookingForSuggestionsIsNoSearchThatSomebodyAskedFor() {
        suggested("cart");

        assertThat(meters.find("tribal.search.answers").counters()).isEmpty();
        assertThat(timed("total")).isZero();
        assertThat(timed("suggest")).isOne();
    }

    @Test
    void whatIsMergedIsSuggestedOnceAndNotToItself() {
        apply(merged(fingerprinted(change("shop", 7, "A", "sum is null"), PLACE), "cart"));

        assertThat(suggested("shop")).extracting(Suggestion::id).containsExactly(id("till"));
        assertThat(suggested("till")).extracting(Suggestion::id).containsExactly(id("cart"));
        assertThat(suggested("till").getFirst().occurrences()).isEqualTo(2);
    }

    @Test
    void whatIsKeptApartIsNotSuggestedWhicheverOfBothSaysSo() {
        apply(keptApart(fingerprinted(change("shop", 7, "A", "sum is null"), PLACE), "cart"));
        assertThat(suggested("shop")).isEmpty();
        assertThat(suggested("cart")).extracting(Suggestion::id).containsExactly(id("till"));

        apply(merged(fingerprinted(change("cart", 8, "A", "total is null"), PLACE, TEST), "till"));
        assertThat(suggested("shop")).isEmpty();
        assertThat(suggested("till")).isEmpty();
    }

    @Test
    void whatASearchFindsIsSuggestedWithItsCertainty() {
        fillWithValves();

        assertThat(suggested("valve")).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(id("tap"));
            assertThat(one.verdict()).isNotNull();
            assertThat(one.probability()).isBetween(0.3, 1.0);
            assertThat(one.why()).isNotEmpty();
        });
    }

    @Test
    void whatASearchFindsIsNoPartNorKeptApartNorOfOthers() {
        fillWithValves();

        apply(keptApart(change("tap", 12, "ValveStuckError", "valve of boiler reservoir is stuck at forty"), "valve"));
        assertThat(suggested("valve")).isEmpty();
        assertThat(suggested("tap")).isEmpty();

        apply(merged(change("tap", 13, "ValveStuckError", "valve of boiler reservoir is stuck at forty"), "valve"));
        assertThat(suggested("valve")).isEmpty();

        apply(ofProjects(change("tap", 14, "ValveStuckError", "valve of boiler reservoir is stuck at forty"), "bank"));
        apply(ofProjects(change("valve", 15, "ValveStuckError", "valve of boiler reservoir is stuck at nine"), "shop"));
        assertThat(suggestions()
                        .of(new Visible(TENANT, List.of("shop")), id("valve"))
                        .results())
                .isEmpty();
    }

    private void fillWithValves() {
        apply(
                change("valve", 10, "ValveStuckError", "valve of boiler reservoir is stuck at nine"),
                change("tap", 11, "ValveStuckError", "valve of boiler reservoir is stuck at forty"));
    }

    @Test
    void nobodyIsToldOfWhatTheyMayNotSee() {
        apply(ofProjects(fingerprinted(change("cart", 7, "A", "x"), PLACE, TEST), "shop"));
        apply(ofProjects(fingerprinted(change("till", 8, "A", "x"), TEST), "shop"));
        apply(ofProjects(fingerprinted(change("shop", 9, "A", "x"), PLACE), "bank"));
        var shop = new Visible(TENANT, List.of("shop"));

        assertThat(suggestions().of(shop, id("cart")).results())
                .extracting(Suggestion::id)
                .containsExactly(id("till"));
        assertThatThrownBy(() -> suggestions().of(shop, id("shop"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> suggestions().of(Visible.ofTenant(TENANT), UUID.randomUUID()))
                .hasMessageContaining("no error");
        assertThat(shadow(shop)).isEqualTo(new GroupingDifference(1, 2, 2, 2, 0, 0, true));
    }

    @Test
    void theComparisonCountsWhatWouldBeJoinedAndSplit() {
        assertThat(shadow(Visible.ofTenant(TENANT))).isEqualTo(new GroupingDifference(1, 2, 4, 3, 2, 1, true));

        apply(merged(fingerprinted(change("shop", 7, "A", "sum is null"), PLACE), "cart"), deletion("lamp", 8));
        assertThat(shadow(Visible.ofTenant(TENANT))).isEqualTo(new GroupingDifference(1, 2, 2, 2, 0, 0, true));
        assertThat(shadow(Visible.ofTenant("third"))).isEqualTo(new GroupingDifference(1, 2, 0, 0, 0, 0, true));
    }

    @Test
    void ofVeryManyRecordsAPartIsComparedAndTheAnswerSaysSo() {
        var some = new ShadowGrouping(new FingerprintIndex(catalog), FIRST, 2).of(Visible.ofTenant(TENANT));

        assertThat(some.records()).isEqualTo(2);
        assertThat(some.complete()).isFalse();
    }

    @Test
    void nothingRunsInShadowOfTheNewestVersion() {
        var shadow = new ShadowGrouping(new FingerprintIndex(catalog), DecidedVersions::newest);

        assertThat(shadow.of(Visible.ofTenant(TENANT))).isEqualTo(GroupingDifference.none(2));
    }

    private List<Suggestion> suggested(String name) {
        return suggestions().of(Visible.ofTenant(TENANT), id(name)).results();
    }

    private long timed(String leg) {
        return meters.get("tribal.search.query").tag("leg", leg).timer().count();
    }

    private Suggestions suggestions() {
        return new Suggestions(catalog, new FingerprintIndex(catalog), HybridSearches.of(catalog, nearest, meters));
    }

    private GroupingDifference shadow(Visible visible) {
        return new ShadowGrouping(new FingerprintIndex(catalog), FIRST).of(visible);
    }
}
