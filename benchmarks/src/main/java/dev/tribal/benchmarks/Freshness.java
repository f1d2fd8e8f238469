package dev.tribal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Time from sending a report to the answer that it can be searched, at a steady rate of new errors. */
final class Freshness {
    private static final int PER_SECOND = 50;
    private static final int WARM_UP_SECONDS = 20;
    private static final int ONE_NEW_IN = 5;
    private static final int FIRST = 1_000_000;

    private Freshness() {}

    static void measure(Product product, int seconds, Table table) {
        atSteadyRate(product, FIRST, ONE_NEW_IN, WARM_UP_SECONDS * PER_SECOND);
        long[] mixed = atSteadyRate(product, 2 * FIRST, ONE_NEW_IN, seconds * PER_SECOND);
        table.add(
                "accepted to searchable at %d reports per second, one in %d a new error"
                        .formatted(PER_SECOND, ONE_NEW_IN),
                new Sample(mixed).toString(),
                "",
                "");
        long[] allNew = atSteadyRate(product, 3 * FIRST, 1, seconds * PER_SECOND);
        table.add(
                "accepted to searchable at %d new errors per second".formatted(PER_SECOND),
                new Sample(allNew).toString(),
                "",
                "");
    }

    /** Open loop: a slow answer does not delay the next request. An answer that gave up waiting counts with its time. */
    private static long[] atSteadyRate(Product product, int first, int oneNewIn, int count) {
        List<Future<Long>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                String report = Reports.report(first + i / oneNewIn);
                long due = start + i * (1_000_000_000L / PER_SECOND);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                answers.add(threads.submit(() -> product.post("/api/v1/errors", report, "Prefer", "wait=30")));
            }
        }
        return answers.stream().mapToLong(Future::resultNow).toArray();
    }
}
