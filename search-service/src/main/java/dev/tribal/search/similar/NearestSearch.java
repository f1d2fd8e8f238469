package dev.tribal.search.similar;

import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestQuery;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.platform.security.CallContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks embedding-service for nearest neighbours, never longer than an answer can wait. */
public final class NearestSearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NearestSearch.class);

    private final NearestErrors nearest;
    private final Duration timeout;
    private final FailureGuard guard;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("nearest-", 0).factory());

    public NearestSearch(NearestErrors nearest, Duration timeout, Clock clock) {
        this.nearest = nearest;
        this.timeout = timeout;
        this.guard = new FailureGuard(clock);
    }

    /**
     * Starts asking on behalf of the current caller.
     *
     * @return waits for the neighbours, nearest first; empty if they are not available
     */
    Supplier<Optional<List<Neighbour>>> start(String query, NearestScope scope) {
        if (scope.isEmpty()) {
            return () -> Optional.of(List.of());
        }
        if (!guard.allows()) {
            return Optional::empty;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        var question = new NearestQuery(query, scope.limit(), scope.among());
        Future<NearestResult> answer = threads.submit(CallContext.wrap(() -> nearest.nearest(question)));
        return () -> await(answer, deadline);
    }

    /** Whether the last question was answered, or none was asked. */
    boolean isWell() {
        return guard.isWell();
    }

    private Optional<List<Neighbour>> await(Future<NearestResult> answer, long deadline) {
        try {
            NearestResult result = answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            guard.succeeded();
            return Optional.of(result.neighbours());
        } catch (ExecutionException e) {
            return failed(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return failed(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<List<Neighbour>> failed(Throwable cause) {
        if (guard.failed()) {
            LOG.warn("Nearest neighbours are not available, answers are lexical for now", cause);
        } else {
            LOG.debug("Nearest neighbours are not available", cause);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
