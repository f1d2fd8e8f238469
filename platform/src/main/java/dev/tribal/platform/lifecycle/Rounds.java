package dev.tribal.platform.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Something that is done again and again while the application runs, on a virtual thread of its own. */
public abstract class Rounds implements SmartLifecycle {
    private final String thread;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread worker;

    /** @param thread how its thread is called in dumps and logs */
    protected Rounds(String thread) {
        this.thread = thread;
    }

    /** How long to wait before the first round; not at all unless this says so. */
    protected Duration beforeFirst() {
        return Duration.ZERO;
    }

    /**
     * Does it once. What it throws ends all rounds, so it deals with what may go wrong.
     *
     * @return how long to rest before the next one
     * @throws InterruptedException if it shall end at once
     */
    protected abstract Duration round() throws InterruptedException;

    /** Called after the last round, on the same thread. */
    protected void ended() {}

    @Override
    public final void start() {
        var end = new CountDownLatch(1);
        stopped = end;
        Thread before = worker;
        worker = Thread.ofVirtual().name(thread).start(() -> run(before, end));
    }

    @Override
    public final void stop() {
        stopped.countDown();
    }

    @Override
    public final boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** After a stop and a start, the rounds of before may still be at their last: two are never at work at once. */
    private void run(@Nullable Thread before, CountDownLatch end) {
        try {
            if (before != null) {
                before.join();
            }
            Duration rest = beforeFirst();
            while (!end.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                rest = round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }
}
