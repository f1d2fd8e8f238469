package dev.tribal.search.similar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Measures where the time of a search goes and how often an answer is degraded. */
public final class SearchMeters {
    private final Timer total;
    private final Timer lexical;
    private final Timer nearest;
    private final Timer candidates;
    private final Timer rerank;
    private final Timer describe;
    private final Counter degraded;

    public SearchMeters(MeterRegistry meters) {
        total = leg("total", meters);
        lexical = leg("lexical", meters);
        nearest = leg("nearest", meters);
        candidates = leg("candidates", meters);
        rerank = leg("rerank", meters);
        describe = leg("describe", meters);
        degraded = Counter.builder("tribal.search.degraded")
                .description("Answers that were made without nearest neighbours")
                .register(meters);
    }

    <T, E extends Exception> T total(Step<T, E> step) throws E {
        return timed(total, step);
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

    void degraded() {
        degraded.increment();
    }

    private static Timer leg(String name, MeterRegistry meters) {
        return Timer.builder("tribal.search.query")
                .description("Time of a search and of its parts")
                .tag("leg", name)
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
