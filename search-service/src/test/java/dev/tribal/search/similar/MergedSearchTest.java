package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.inProject;
import static dev.tribal.search.Records.merged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is merged is one error to whoever searches. */
class MergedSearchTest extends HybridSearching {
    @Test
    void whatIsMergedIsFoundOnceByTheWordsOfEachPart() {
        catalog.apply(
                List.of(merged(change("login", 5, "java.io.IOException", "Connection reset by peer"), "shop")),
                Map.of());

        assertThat(ids("Connection reset by peer")).containsExactly(id("shop"));
        assertThat(ids("ORA-00942 and Connection reset by peer")).containsExactly(id("shop"));
        assertThat(find("reset by peer").getFirst().record().occurrences()).isEqualTo(2);
    }

    @Test
    void aPartIsANearNeighbourOfTheWhole() {
        catalog.apply(
                List.of(merged(change("login", 5, "java.io.IOException", "Connection reset by peer"), "shop")),
                Map.of());
        neighbours.add(new Neighbour(id("login"), 0.8));
        neighbours.add(new Neighbour(id("shop"), 0.7));
        neighbours.add(new Neighbour(id("cart"), 0.6));

        assertThat(ids("unexpected socket")).containsExactly(id("shop"), id("cart"));
        assertThat(find("unexpected socket").getFirst().why()).containsExactly("meaning: 0.80");
    }

    @Test
    void aPartIsComparedByItsOwnText() {
        var unlike = new ArrayList<RecordChange>();
        for (int i = 0; i < 10; i++) {
            unlike.add(change("reset" + i, 10 + i, "java.io.IOException", "The peer " + i + " was reset, connection"));
        }
        unlike.add(merged(change("login", 5, "java.io.IOException", "Connection reset by peer"), "shop"));
        catalog.apply(unlike, Map.of());

        assertThat(ids("java.io.IOException: Connection reset by peer").getFirst())
                .isEqualTo(id("shop"));
    }

    @Test
    void whatMatchedIsExplainedAndNotWhatItIsMergedInto() {
        catalog.apply(
                List.of(merged(change("login", 5, "java.io.IOException", "Connection reset by peer"), "shop")),
                Map.of());

        Match match = find("java.io.IOException\nConnection reset by peer").getFirst();
        assertThat(match.record().id()).isEqualTo(id("shop"));
        assertThat(match.why()).contains("same message");
        assertThat(match.against()).isEmpty();
    }

    @Test
    void whatIsKeptOfRecordsIsGoneWhenAPartChanges() {
        String question = "java.io.IOException: Connection timed out after a while";
        catalog.apply(
                List.of(merged(change("login", 5, "java.io.IOException", "Connection reset by peer"), "shop")),
                Map.of());
        try (var nearest = nearest(answering())) {
            var hybrid = hybrid(nearest);
            SearchResults before = hybrid.search(text(question), Filters.ofTenant(TENANT), 5);
            catalog.apply(
                    List.of(merged(
                            change("login", 6, "java.io.IOException", "Connection timed out after a while"), "shop")),
                    Map.of());

            SearchResults after = hybrid.search(text(question), Filters.ofTenant(TENANT), 5);
            assertThat(after).isNotEqualTo(before);
            assertThat(after).isEqualTo(hybrid(nearest).search(text(question), Filters.ofTenant(TENANT), 5));
        }
    }

    @Test
    void filtersAndListsTakeWhatIsMergedAsOne() {
        catalog.apply(
                List.of(
                        inProject("bank", "ours", 5, "java.sql.SQLException", "ORA-00942: our table"),
                        merged(inProject("shop", "theirs", 6, "java.lang.Error", "ORA-00942: their table"), "ours")),
                Map.of());
        var listing = new Listing(
                catalog, new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()));
        for (Filters filters : List.of(
                new Filters(Visible.ofTenant(TENANT), null, null, null, "shop"),
                new Filters(Visible.ofTenant(TENANT), "java.lang.Error", null, null, "bank"),
                Filters.of(new Visible(TENANT, List.of("shop", "bank"))))) {
            neighbours.add(new Neighbour(id("theirs"), 0.9));
            assertThat(listing.list(filters, 10).results())
                    .extracting(match -> match.record().id())
                    .containsExactly(id("ours"));
            assertThat(search("nothing alike", filters, answering()).results())
                    .extracting(match -> match.record().id())
                    .containsExactly(id("ours"));
        }
        assertThat(search("ORA-00942 table", Filters.of(new Visible(TENANT, List.of("shop"))), answering())
                        .results())
                .isEmpty();
    }
}
