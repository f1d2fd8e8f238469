package dev.tribal.embedding.store.aws;

import dev.tribal.embedding.store.RecordStoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes many calls to a remote server, a bounded number of them at once. */
public final class InParallel implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits;

    /**
     * Makes none yet.
     *
     * @param atOnce the most calls at once, those of all threads together
     */
    public InParallel(int atOnce) {
        this.permits = new Semaphore(atOnce);
    }

    /**
     * Calls for each input and returns the results in the same order. After a failure no further call is begun; the
     * failure is thrown when those that were are over, so that nothing goes on behind the caller's back.
     */
    public <T, R> List<R> map(Collection<T> inputs, Function<T, R> call) {
        var failure = new AtomicReference<@Nullable RuntimeException>();
        List<Future<List<R>>> futures = new ArrayList<>();
        for (T input : inputs) {
            futures.add(threads.submit(() -> one(input, call, failure)));
        }
        List<R> results = new ArrayList<>();
        futures.forEach(future -> results.addAll(await(future)));
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
        return results;
    }

    /** The same for calls that have no result. */
    public <T> void each(Collection<T> inputs, Consumer<T> call) {
        map(inputs, input -> {
            call.accept(input);
            return true;
        });
    }

    private <T, R> List<R> one(T input, Function<T, R> call, AtomicReference<@Nullable RuntimeException> failure) {
        permits.acquireUninterruptibly();
        try {
            return failure.get() == null ? List.of(call.apply(input)) : List.of();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            return List.of();
        } finally {
            permits.release();
        }
    }

    /** Calls are bounded in time, so an interrupt can wait until they are over. */
    private static <R> R await(Future<R> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new RecordStoreException("The record store failed unexpectedly; the log says how", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
