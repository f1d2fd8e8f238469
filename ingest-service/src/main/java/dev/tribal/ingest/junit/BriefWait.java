package dev.tribal.ingest.junit;

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
 * time asks nothing for a while. Safe for threads.
 */
final class BriefWait {
    private static final Logger LOG = LoggerFactory.getLogger(BriefWait.class);

    private final Duration longest;
    private final Duration pause;
    private volatile long notBefore = System.nanoTime();

    /**
     * @param longest how long to wait for an answer
     * @param pause how long to ask nothing after one that came too late
     */
    BriefWait(Duration longest, Duration pause) {
        this.longest = longest;
        this.pause = pause;
    }

    /** The answer on behalf of the current caller; empty if there is none in time, for whatever reason. */
    <T> Optional<T> answer(Callable<T> question) {
        if (System.nanoTime() - notBefore < 0) {
            return Optional.empty();
        }
        var answer = new FutureTask<>(CallContext.wrap(question));
        Thread.ofVirtual().name("brief-wait").start(answer);
        try {
            return Optional.of(answer.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            notBefore = System.nanoTime() + pause.toNanos();
            return none(e);
        } catch (ExecutionException e) {
            return none(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> Optional<T> none(Exception cause) {
        LOG.debug("A question that can be left out has no answer", cause);
        return Optional.empty();
    }
}
