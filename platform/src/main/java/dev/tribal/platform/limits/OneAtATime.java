package dev.tribal.platform.limits;

import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Work that takes so much time and memory that a process does it once at a time; nobody waits for a turn inside. */
public final class OneAtATime {
    private final Semaphore turn = new Semaphore(1);
    private final String busy;
    private final Duration retryAfter;

    /**
     * @param busy what is told to who comes meanwhile
     * @param retryAfter how long that one better waits
     */
    public OneAtATime(String busy, Duration retryAfter) {
        this.busy = busy;
        this.retryAfter = retryAfter;
    }

    /** @throws ProblemException {@code unavailable} if it is done for somebody else now, and all that the work throws */
    public <T> T run(Supplier<T> work) {
        if (!turn.tryAcquire()) {
            throw ProblemException.unavailable(busy, retryAfter, null);
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
