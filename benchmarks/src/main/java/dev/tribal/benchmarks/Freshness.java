package dev.tribal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Time from sending a report to the answer that it can be searched, at a steady rate of new errors. */
final class Freshness {
    private static final int PER_SECOND = 50;
    private static final int WARM_UP_SECONDS = 5;
    private static final int FIRST = 1_000_000;

    private Freshness() {}

    static void measure(Product product, int seconds, Table table) {
        atSteadyRate(product, FIRST, WARM_UP_SECONDS * PER_SECOND);
        long[] nanos = atSteadyRate(product, 2 * FIRST, seconds * PER_SECOND);
        table.add(
                "accepted to searchable at %d new errors per second".formatted(PER_SECOND),
                new Sample(nanos).toString(),
                "",
                "");
    }

    /** Open loop: a slow answer does not delay the next request. */
    private static long[] atSteadyRate(Product product, int first, int count) {
        List<Future<Long>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                String report = Reports.report(first + i);
                long due = start + i * (1_000_000_000L / PER_SECOND);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                answers.add(threads.submit(() -> product.post("/api/v1/errors", report, 201, "Prefer", "wait=30")));
            }
        }
        return answers.stream().mapToLong(Future::resultNow).toArray();
    }
}
