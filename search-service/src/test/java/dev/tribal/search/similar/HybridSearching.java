package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.search.WithCatalog;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Judge;
import dev.tribal.search.verdict.VerdictSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.util.unit.DataSize;

/** Searches four errors of two tenants by their words and by the neighbours that a test names. */
abstract class HybridSearching extends WithCatalog {
    private static final RankingSettings SETTINGS =
            new RankingSettings(100, 60, 10, 64, 0.3, DataSize.ofMegabytes(1), Duration.ofMillis(200));

    final List<Neighbour> neighbours = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    final void open() {
        catalog.apply(
                List.of(
                        change("cart", 1, "java.lang.NullPointerException", "Cannot invoke CartItem.total()"),
                        change("shop", 2, "java.sql.SQLException", "ORA-00942: table or view does not exist"),
                        change("login", 3, "java.io.IOException", "Connection reset by peer"),
                        change("other", "foreign", 4, "java.lang.NullPointerException", "CartItem.total() of another")),
                Map.of());
    }

    final List<UUID> ids(String query) {
        return find(query).stream().map(match -> match.record().id()).toList();
    }

    final List<Match> find(String query) {
        SearchResults results = search(query, Filters.ofTenant(TENANT), answering());
        assertThat(results.degraded()).isEmpty();
        assertThat(results.results()).allSatisfy(match -> {
            assertThat(match.why()).isNotEmpty();
            assertThat(match.score()).isBetween(0.0, 1.0);
        });
        return results.results();
    }

    final NearestErrors answering() {
        return _ -> new NearestResult(neighbours);
    }

    final SearchResults search(String query, Filters filters, NearestErrors errors) {
        try (var nearest = nearest(errors)) {
            return hybrid(nearest).search(text(query), filters, 5);
        }
    }

    static List<SearchText> text(String query) {
        return List.of(new SearchText(query, null));
    }

    static NearestSearch nearest(NearestErrors errors) {
        return new NearestSearch(errors, SETTINGS.nearestTimeout(), Clock.systemUTC());
    }

    final HybridSearch hybrid(NearestSearch nearest) {
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
