package dev.tribal.search.similar;

import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Judge;
import dev.tribal.search.verdict.VerdictSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** The search as it is shipped, over a catalog of a test. */
public final class HybridSearches {
    private static final RankingSettings SETTINGS =
            new RankingSettings(100, 60, 10, 64, 0.3, DataSize.ofMegabytes(1), Duration.ofMillis(200));

    private HybridSearches() {}

    /** Asks whom a test names for the nearest. */
    public static NearestSearch nearest(NearestErrors errors) {
        return new NearestSearch(errors, SETTINGS.nearestTimeout(), Clock.systemUTC());
    }

    public static HybridSearch of(Catalog catalog, NearestSearch nearest, MeterRegistry meters) {
        return new HybridSearch(
                catalog,
                nearest,
                new Reranker(Weights.shipped()),
                new Judge(Calibration.shipped(), new VerdictSettings(0.75, 0.25)),
                SETTINGS,
                new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()),
                new SearchMeters(meters, new TenantLabels(0, meters, Clock.systemUTC())));
    }
}
