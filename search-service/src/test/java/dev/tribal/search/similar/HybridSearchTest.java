package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.inProject;
import static dev.tribal.search.Records.merged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Judge;
import dev.tribal.search.verdict.VerdictSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class HybridSearchTest {
    private static final RankingSettings SETTINGS =
            new RankingSettings(100, 60, 10, 64, 0.3, DataSize.ofMegabytes(1), Duration.ofMillis(200));

    @TempDir
    private Path folder;

    private final List<Neighbour> neighbours = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = new Catalog(folder);
        catalog.apply(
                List.of(
                        change("cart", 1, "java.lang.NullPointerException", "Cannot invoke CartItem.total()"),
                        change("shop", 2, "java.sql.SQLException", "ORA-00942: table or view does not exist"),
                        change("login", 3, "java.io.IOException", "Connection reset by peer"),
                        change("other", "foreign", 4, "java.lang.NullPointerException", "CartItem.total() of another")),
                Map.of());
    }

    @AfterEach
    void close() {
        catalog.close();
    }

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

    @Test
    void readFallsBackToLexicalWhenNearestFails() {
        SearchResults results = search("ORA-00942", Filters.ofTenant(TENANT), _ -> {
            throw ProblemException.unavailable("away", Duration.ofSeconds(1), null);
        });
        assertThat(results.degraded()).containsExactly("vector");
        assertThat(results.results()).hasSize(1);
        assertThat(meters.counter("tribal.search.degraded").count()).isEqualTo(1);
    }

    @Test
    void readFallsBackToLexicalWhenNearestHangs() {
        var released = new CountDownLatch(1);
        SearchResults results = search("ORA-00942", Filters.ofTenant(TENANT), _ -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new NearestResult(List.of());
        });
        assertThat(results.degraded()).containsExactly("vector");
        assertThat(results.results()).hasSize(1);
    }

    @Test
    void deadServiceIsNotAskedEveryTime() {
        var calls = new AtomicInteger();
        try (var nearest = nearest(_ -> {
            calls.incrementAndGet();
            throw new IllegalStateException("dead");
        })) {
            var hybrid = hybrid(nearest);
            for (int i = 0; i < 10; i++) {
                assertThat(hybrid.search(text("ORA-00942"), Filters.ofTenant(TENANT), 5)
                                .degraded())
                        .containsExactly("vector");
            }
            assertThat(calls).hasValue(3);
            assertThat(nearest.isWell()).isFalse();
        }
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

    private List<UUID> ids(String query) {
        return find(query).stream().map(match -> match.record().id()).toList();
    }

    private List<Match> find(String query) {
        SearchResults results = search(query, Filters.ofTenant(TENANT), answering());
        assertThat(results.degraded()).isEmpty();
        assertThat(results.results()).allSatisfy(match -> {
            assertThat(match.why()).isNotEmpty();
            assertThat(match.score()).isBetween(0.0, 1.0);
        });
        return results.results();
    }

    private NearestErrors answering() {
        return _ -> new NearestResult(neighbours);
    }

    private SearchResults search(String query, Filters filters, NearestErrors errors) {
        try (var nearest = nearest(errors)) {
            return hybrid(nearest).search(text(query), filters, 5);
        }
    }

    private static List<SearchText> text(String query) {
        return List.of(new SearchText(query, null));
    }

    private static NearestSearch nearest(NearestErrors errors) {
        return new NearestSearch(errors, SETTINGS.nearestTimeout(), Clock.systemUTC());
    }

    private HybridSearch hybrid(NearestSearch nearest) {
        return new HybridSearch(
                catalog,
                nearest,
                new Reranker(Weights.shipped()),
                new Judge(Calibration.shipped(), new VerdictSettings(0.75, 0.3)),
                SETTINGS,
                new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()),
                new SearchMeters(meters, new TenantLabels(0, meters, Clock.systemUTC())));
    }
}
