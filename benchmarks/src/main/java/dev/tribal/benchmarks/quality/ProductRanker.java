package dev.tribal.benchmarks.quality;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.similar.HybridSearch;
import dev.tribal.search.similar.NearestSearch;
import dev.tribal.search.similar.QueryAnswers;
import dev.tribal.search.similar.RankingSettings;
import dev.tribal.search.similar.SearchMeters;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Judge;
import dev.tribal.search.verdict.VerdictSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;

/** The search of the product with its default settings, over a read model of its own and exact neighbours. */
final class ProductRanker implements Ranker {
    private static final String TENANT = "benchmark";

    private final Path folder;
    private final Catalog catalog;
    private final NearestSearch nearest;
    private final QueryAnswers answers;
    private final List<ErrorRecord> records;

    ProductRanker(RetrievalSet set, DenseRanker dense) throws IOException {
        folder = Files.createTempDirectory("quality");
        catalog = new Catalog(folder);
        records = set.records();
        apply(records, record -> record);
        RankingSettings settings = defaults();
        nearest = new NearestSearch(
                query -> new NearestResult(dense.nearest(query.query(), query.limit())),
                settings.nearestTimeout().multipliedBy(60),
                Clock.systemUTC());
        var search = new HybridSearch(
                catalog,
                nearest,
                new Reranker(Weights.shipped()),
                new Judge(Calibration.shipped(), new VerdictSettings(1, 0)),
                settings,
                new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()),
                new SearchMeters(
                        new SimpleMeterRegistry(), new TenantLabels(0, new SimpleMeterRegistry(), Clock.systemUTC())));
        answers = new QueryAnswers(search, new LogExtractor(Rules.of(Rules.builtIn())));
    }

    @Override
    public List<UUID> rank(String text) {
        return answers.of(TENANT, text, MOST).results().stream()
                .map(Match::record)
                .map(record -> record.id())
                // One record can answer two of the errors in a text.
                .distinct()
                .toList();
    }

    /** What the product considers for each error in a text, and what speaks for it. */
    List<List<Ranked>> considered(String text) {
        return answers.considered(TENANT, text);
    }

    /** The same if some records were not there: what the product makes of an error that it does not know. */
    List<List<Ranked>> consideredWithout(String text, Set<UUID> unknown) {
        List<ErrorRecord> hidden =
                records.stream().filter(record -> unknown.contains(record.id())).toList();
        apply(hidden, _ -> null);
        try {
            return considered(text);
        } finally {
            apply(hidden, record -> record);
        }
    }

    private void apply(List<ErrorRecord> changed, Function<ErrorRecord, @Nullable ErrorRecord> state) {
        catalog.apply(
                changed.stream()
                        .map(record -> new RecordChange(TENANT, record.id(), record.position(), state.apply(record)))
                        .toList(),
                Map.of());
    }

    @Override
    public void close() throws IOException {
        nearest.close();
        catalog.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    private static RankingSettings defaults() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("tribal.search.ranking", RankingSettings.class);
    }
}
