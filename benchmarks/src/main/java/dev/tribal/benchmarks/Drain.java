package dev.tribal.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** What a load of reports costs until the last one is in its record: time, and processor time of the product. */
final class Drain {
    /** As many as one answer lists. */
    static final int MOST_ERRORS = 50;

    private final Product product;
    private final String project;
    private long expected;

    /** @param project whose errors are counted; at most {@link #MOST_ERRORS} distinct ones */
    Drain(Product product, String project) {
        this.product = product;
        this.project = project;
    }

    /**
     * Sends and waits.
     *
     * @param reports how many reports {@code send} leads to
     */
    Cost measure(long reports, Runnable send) {
        expected += reports;
        long cpu = product.cpuMillis();
        long start = System.nanoTime();
        send.run();
        double accepted = seconds(start);
        awaitAll();
        return new Cost(reports, accepted, seconds(start), (double) (product.cpuMillis() - cpu) / reports);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void awaitAll() {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        for (long recorded = recorded(); recorded < expected; recorded = recorded()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Of %d reports %d are recorded".formatted(expected, recorded));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private long recorded() {
        return product.json("GET", "/api/v1/errors?max_results=%d&project=%s".formatted(MOST_ERRORS, project), "")
                .path("results")
                .valueStream()
                .mapToLong(result -> result.path("record").path("occurrences").asLong())
                .sum();
    }

    /**
     * A measured load.
     *
     * @param accepted seconds until the last answer
     * @param drained seconds until the last report was in its record
     * @param cpuMillis of the product, per report
     */
    record Cost(long reports, double accepted, double drained, double cpuMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f/s / %.0f/s; %.2f ms processor each",
                    reports / accepted,
                    reports / drained,
                    cpuMillis);
        }
    }
}
