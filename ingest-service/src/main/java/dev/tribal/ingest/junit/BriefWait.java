package dev.tribal.ingest.junit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.platform.security.CallContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks another service for what can be done without: waits a short time only, and after an answer that did not come in
 * time asks nothing for that tenant for a while. Safe for threads.
 */
final class BriefWait {
    private static final Logger LOG = LoggerFactory.getLogger(BriefWait.class);

    /** Of more, some are asked for too early. */
    private static final int MOST_TENANTS = 10_000;

    private final Duration longest;
    private final Cache<String, Boolean> pausing;

    /**
     * @param longest how long to wait for an answer
     * @param pause how long to ask nothing for a tenant after an answer that came too late
     */
    BriefWait(Duration longest, Duration pause) {
        this.longest = longest;
        this.pausing = Caffeine.newBuilder()
                .maximumSize(MOST_TENANTS)
                .expireAfterWrite(pause)
                .build();
    }

    /**
     * The answer on behalf of the current caller; empty if there is none in time, for whatever reason.
     *
     * @param tenant the caller's
     */
    <T> Optional<T> answer(String tenant, Callable<T> question) {
        if (pausing.getIfPresent(tenant) != null) {
            return Optional.empty();
        }
        var answer = new FutureTask<>(CallContext.wrap(question));
        Thread.ofVirtual().name("brief-wait").start(answer);
        try {
            return Optional.of(answer.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            pausing.put(tenant, true);
            return none(e);
        } catch (ExecutionException e) {
            return none(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            // It may still wait for its turn, or for the other service.
            answer.cancel(true);
        }
    }

    private static <T> Optional<T> none(Exception cause) {
        LOG.debug("A question that can be left out has no answer", cause);
        return Optional.empty();
    }
}
