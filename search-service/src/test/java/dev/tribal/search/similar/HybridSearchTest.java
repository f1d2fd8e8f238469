package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.inProject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.search.catalog.Visible;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HybridSearchTest extends HybridSearching {
    @Test
    void sharedWordsAreFoundAndNamed() {
        Match first = find("what about NullPointerException in CartItem?").getFirst();
        assertThat(first.record().id()).isEqualTo(id("cart"));
        assertThat(first.why()).contains("error type: nullpointerexception", "message: cartitem");
    }

    @Test
    void sameErrorTypeIsSaid() {
        assertThat(find("java.sql.SQLException: it does not work").getFirst().why())
                .contains("same error type: java.sql.SQLException");
    }

    @Test
    void errorCodeIsFoundWhole() {
        assertThat(ids("ORA-00942")).containsExactly(id("shop"));
    }

    @Test
    void nearestIsFoundWithoutASharedWord() {
        neighbours.add(new Neighbour(id("login"), 0.834));
        Match first = find("socket closed unexpectedly").getFirst();
        assertThat(first.record().id()).isEqualTo(id("login"));
        assertThat(first.why()).containsExactly("meaning: 0.83");
    }

    @Test
    void bestOfAnAnswerScoresOne() {
        neighbours.add(new Neighbour(id("shop"), 0.9));
        assertThat(find("ORA-00942").getFirst().score()).isEqualTo(1);
    }

    @Test
    void farNeighbourCountsOnlyWithASharedWord() {
        neighbours.add(new Neighbour(id("login"), 0.29));
        assertThat(ids("unexpected socket")).isEmpty();
        assertThat(find("peer").getFirst().why()).contains("meaning: 0.29");
    }

    @Test
    void unknownAndForeignNeighboursAreDropped() {
        neighbours.add(new Neighbour(UUID.randomUUID(), 0.99));
        neighbours.add(new Neighbour(id("foreign"), 0.98));
        neighbours.add(new Neighbour(id("login"), 0.5));
        assertThat(ids("unexpected socket")).containsExactly(id("login"));
    }

    @Test
    void tenantsDoNotFindEachOthersRecords() {
        assertThat(ids("CartItem")).containsExactly(id("cart"));
        assertThat(search("CartItem", Filters.ofTenant("third"), answering()).results())
                .isEmpty();
    }

    @Test
    void filtersHoldForBothLegs() {
        neighbours.add(new Neighbour(id("shop"), 0.9));
        neighbours.add(new Neighbour(id("login"), 0.8));
        var filters = new Filters(Visible.ofTenant(TENANT), "JAVA.io.IOException", "java", " ", null);
        assertThat(search("ORA-00942", filters, answering()).results())
                .extracting(match -> match.record().id())
                .containsExactly(id("login"));
    }

    @Test
    void projectIsAFilterForBothLegs() {
        catalog.apply(
                List.of(
                        inProject("Web Shop", "ours", 5, "java.sql.SQLException", "ORA-00942: our table"),
                        inProject("billing", "theirs", 6, "java.sql.SQLException", "ORA-00942: their table")),
                Map.of());
        neighbours.add(new Neighbour(id("theirs"), 0.9));
        neighbours.add(new Neighbour(id("ours"), 0.8));
        var filters = new Filters(Visible.ofTenant(TENANT), null, null, null, "web shop");
        assertThat(search("ORA-00942", filters, answering()).results())
                .extracting(match -> match.record().id())
                .containsExactly(id("ours"));
        assertThat(search("nothing alike", filters, answering()).results())
                .extracting(match -> match.record().id())
                .containsExactly(id("ours"));
    }

    @Test
    void wholeConsoleLogFindsTheRecordWhoseMessageIsInIt() {
        var noise = new StringBuilder();
        var random = new Random(7);
        while (noise.length() < 250_000) {
            noise.append("[INFO] 2026-01-01T10:00:00.%03d Downloaded repo/x%x/y.jar in %d ms, connection reset%n"
                    .formatted(random.nextInt(1000), random.nextInt(), random.nextInt(5000)));
        }
        noise.insert(120_000, "\nORA-00942: table or view does not exist\n\tat com.acme.shop.run(Shop.java:42)\n");
        assertThat(ids(noise.toString()).getFirst()).isEqualTo(id("shop"));
    }
}
