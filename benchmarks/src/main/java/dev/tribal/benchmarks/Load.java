package dev.tribal.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Closed loop: a number of workers, each with the next request as soon as its last one is answered. */
final class Load {
    private Load() {}

    /** Runs every request once; the first failure ends the measurement. */
    static void run(int workers, int requests, IntConsumer request) {
        var next = new AtomicInteger();
        List<Callable<Void>> work = IntStream.range(0, workers)
                .<Callable<Void>>mapToObj(_ -> () -> {
                    for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                        request.accept(i);
                    }
                    return null;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(workers)) {
            threads.invokeAll(work).forEach(done -> {
                if (done.state() == Future.State.FAILED) {
                    throw new IllegalStateException("A request failed", done.exceptionNow());
                }
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
