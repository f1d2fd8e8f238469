package dev.tribal.search.similar;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.platform.metrics.TenantLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Measures where the time of a search goes, what answers say, and how often one is degraded. */
public final class SearchMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500)
    };

    private final MeterRegistry meters;
    private final TenantLabels tenants;
    private final Timer total;
    private final Timer suggest;
    private final Timer lexical;
    private final Timer nearest;
    private final Timer candidates;
    private final Timer rerank;
    private final Timer describe;
    private final Counter degraded;

    public SearchMeters(MeterRegistry meters, TenantLabels tenants) {
        this.meters = meters;
        this.tenants = tenants;
        total = leg("total", meters);
        suggest = leg("suggest", meters);
        lexical = leg("lexical", meters);
        nearest = leg("nearest", meters);
        candidates = leg("candidates", meters);
        rerank = leg("rerank", meters);
        describe = leg("describe", meters);
        degraded = Counter.builder("tribal.search.degraded")
                .description("Answers that were made without nearest neighbours")
                .register(meters);
    }

    /** A search that somebody asked for, or a list, whatever number of errors it is about. */
    <T, E extends Exception> T total(Step<T, E> step) throws E {
        return timed(total, step);
    }

    /** The search for what an error may be one with, while somebody looks at it. */
    <T, E extends Exception> T suggest(Step<T, E> step) throws E {
        return timed(suggest, step);
    }

    <T> T lexical(Step<T, IOException> step) throws IOException {
        return timed(lexical, step);
    }

    /** The time that an answer waited for the nearest after its lexical hits were there. */
    <T, E extends Exception> T nearest(Step<T, E> step) throws E {
        return timed(nearest, step);
    }

    /** Reading what candidates are compared by, of those that no search met before. */
    <T> T candidates(Step<T, IOException> step) throws IOException {
        return timed(candidates, step);
    }

    <T> T rerank(Step<T, IOException> step) throws IOException {
        return timed(rerank, step);
    }

    /** Reading the best records and saying what speaks for them. */
    <T> T describe(Step<T, IOException> step) throws IOException {
        return timed(describe, step);
    }

    /** Counts what a tenant was told about one error, {@code none} is an abstention, and whether the nearest were missing. */
    SearchResults answered(String tenant, SearchResults results) {
        Verdict verdict = results.verdict() == null ? Verdict.NONE : results.verdict();
        Counter.builder("tribal.search.answers")
                .description("Errors that were asked for, by the best verdict; none means that nothing was good enough")
                .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .tag(TenantLabels.LABEL, tenants.of(tenant))
                .register(meters)
                .increment();
        if (!results.degraded().isEmpty()) {
            degraded.increment();
        }
        return results;
    }

    /** Counts how often the cache had what was looked for; it must record statistics. */
    void watch(Cache<?, ?> cache) {
        looks(cache, "hit", watched -> watched.stats().hitCount());
        looks(cache, "miss", watched -> watched.stats().missCount());
    }

    private void looks(Cache<?, ?> cache, String result, ToDoubleFunction<Cache<?, ?>> count) {
        FunctionCounter.builder("tribal.search.feature.cache.looks", cache, count)
                .description("Looks into the cache of what records are compared by")
                .tag("result", result)
                .register(meters);
    }

    private static Timer leg(String name, MeterRegistry meters) {
        return Timer.builder("tribal.search.query")
                .description("Time of a search and of its parts")
                .tag("leg", name)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private static <T, E extends Exception> T timed(Timer timer, Step<T, E> step) throws E {
        long start = System.nanoTime();
        try {
            return step.run();
        } finally {
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** A part of a search. */
    interface Step<T, E extends Exception> {
        T run() throws E;
    }
}
