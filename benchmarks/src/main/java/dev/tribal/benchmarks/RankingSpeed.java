package dev.tribal.benchmarks;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.rerank.Reranker;
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
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Time of a search without HTTP and without the model, by its parts: the read model is filled directly, and the nearest
 * neighbours are the right record and others by chance, which are the dearest to order because nobody asked for them before.
 */
final class RankingSpeed {
    private static final String TENANT = "benchmark";
    private static final int BATCH = 1_000;
    private static final int NEIGHBOURS = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RankingSpeed() {}

    static void measure(Path folder, int records, int searches, Table table) {
        try (var catalog = new Catalog(folder);
                var nearest = new NearestSearch(
                        query -> neighbours(query.query(), records), Duration.ofMinutes(1), Clock.systemUTC())) {
            fill(catalog, records);
            run(search(catalog, nearest, new SimpleMeterRegistry()), records, searches / 2);
            var meters = new SimpleMeterRegistry();
            long before = THREADS.getCurrentThreadCpuTime();
            long[] times = run(search(catalog, nearest, meters), records, searches);
            double processor = (THREADS.getCurrentThreadCpuTime() - before) / 1e6 / searches;
            table.add(
                    "ranking alone, %,d records".formatted(records),
                    "%s, %.1f ms of processor".formatted(new Sample(times), processor),
                    "aim p50 ≤ 30 ms, p99 ≤ 100 ms",
                    "");
            table.add("of it, mean of each part", parts(meters), "", "");
        }
    }

    /** A search that has met no record yet. */
    private static QueryAnswers search(Catalog catalog, NearestSearch nearest, MeterRegistry meters) {
        RankingSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("tribal.search.ranking", RankingSettings.class);
        var hybrid = new HybridSearch(
                catalog,
                nearest,
                new Reranker(Weights.shipped()),
                new Judge(Calibration.shipped(), new VerdictSettings(1, 0)),
                settings,
                new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()),
                new SearchMeters(meters, new TenantLabels(0, meters, Clock.systemUTC())));
        return new QueryAnswers(hybrid, new LogExtractor(Rules.of(Rules.builtIn())));
    }

    private static long[] run(QueryAnswers search, int records, int searches) {
        return IntStream.range(0, searches)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    search.of(TENANT, question((int) (i * 7919L % records)), 5);
                    return System.nanoTime() - start;
                })
                .toArray();
    }

    private static String parts(SimpleMeterRegistry meters) {
        return String.join(
                ", ",
                meters.find("tribal.search.query").timers().stream()
                        .filter(timer -> timer.count() > 0)
                        .map(timer -> String.format(
                                Locale.ROOT,
                                "%s %.1f ms",
                                timer.getId().getTag("leg"),
                                timer.mean(TimeUnit.MILLISECONDS)))
                        .sorted()
                        .toList());
    }

    private static String question(int n) {
        return Reports.type(n) + " " + Reports.message(n);
    }

    private static NearestResult neighbours(String question, int records) {
        var random = new Random(question.hashCode());
        List<Neighbour> all = new ArrayList<>();
        for (int i = 0; i < NEIGHBOURS; i++) {
            all.add(new Neighbour(new UUID(0, random.nextInt(records)), 0.9 - i * 0.005));
        }
        return new NearestResult(all.stream().distinct().toList());
    }

    private static void fill(Catalog catalog, int records) {
        for (int from = 0; from < records; from += BATCH) {
            catalog.apply(
                    IntStream.range(from, Math.min(records, from + BATCH))
                            .mapToObj(RankingSpeed::change)
                            .toList(),
                    Map.of());
        }
        catalog.commit();
    }

    private static RecordChange change(int n) {
        UUID id = new UUID(0, n);
        var position = new Position(0, n);
        var context = new ErrorContext("java", null, Reports.message(n), null, Reports.plainTrace(n), null);
        var record = new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id,
                "v1:" + id,
                Reports.type(n),
                context,
                List.of(),
                List.of(),
                Map.of(),
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                position);
        return new RecordChange(TENANT, id, position, record);
    }
}
