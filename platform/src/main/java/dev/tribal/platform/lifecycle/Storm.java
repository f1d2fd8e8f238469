package dev.tribal.platform.lifecycle;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells a consumer whether messages come so fast that it pays to let more of them gather: a batch costs little more than
 * one message. A few messages a second never wait. Not for several threads.
 */
public final class Storm {
    /** From so many in a batch on, as many wait already that resting would only delay them. */
    public static final int FULL = 500;

    /** Messages per second from which on the next ones are let gather. */
    private static final int BUSY = 80;

    /** After a pause a batch of many came at once, which says nothing about how many follow. */
    private static final Duration LEAST_TIME = Duration.ofMillis(250);

    private final LongSupplier nanos;
    private long before;

    /** @param nanos a clock as {@link System#nanoTime()} */
    public Storm(LongSupplier nanos) {
        this.nanos = nanos;
        this.before = nanos.getAsLong();
    }

    /**
     * Whether the next messages should be let gather; to be asked once behind each batch.
     *
     * @param messages how many the batch had
     */
    public boolean rages(int messages) {
        long now = nanos.getAsLong();
        long since = Math.max(now - before, LEAST_TIME.toNanos());
        before = now;
        return messages < FULL && (long) messages * Duration.ofSeconds(1).toNanos() >= BUSY * since;
    }
}
