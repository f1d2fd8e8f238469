package dev.tribal.platform.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Something that is done again and again while the application runs, on a virtual thread of its own. */
public abstract class Rounds implements SmartLifecycle {
    private final String thread;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    /** @param thread how its thread is called in dumps and logs */
    protected Rounds(String thread) {
        this.thread = thread;
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
        Thread.ofVirtual().name(thread).start(() -> run(end));
    }

    @Override
    public final void stop() {
        stopped.countDown();
    }

    @Override
    public final boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run(CountDownLatch end) {
        try {
            Duration rest;
            do {
                rest = round();
            } while (!end.await(rest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }
}
