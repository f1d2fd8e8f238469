package dev.tribal.search.similar;

import dev.tribal.contracts.api.NearestErrors;
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
import org.springframework.util.unit.DataSize;

/** The search of the product over a catalog of its own, with whatever answers what is nearest. */
abstract class HybridSetup extends WithCatalog {
    private static final RankingSettings SETTINGS =
            new RankingSettings(100, 60, 10, 64, 0.3, DataSize.ofMegabytes(1), Duration.ofMillis(200));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

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
