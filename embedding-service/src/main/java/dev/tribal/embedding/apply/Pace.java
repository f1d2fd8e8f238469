package dev.tribal.embedding.apply;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the consumer rests behind a batch. Reading, writing, publishing and indexing a record costs the same for one
 * report of it as for fifty; so in a storm it pays to let reports gather. A few reports a second never wait. Not for
 * several threads.
 */
final class Pace {
    /** Events per second from which on the next ones are let gather. */
    static final int BUSY = 80;

    /** From so many in a batch on, as many wait already that resting would only delay them. */
    static final int FULL = 500;

    static final Duration REST = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private long before;

    /** @param nanos a clock as {@link System#nanoTime()} */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.before = nanos.getAsLong();
    }

    /**
     * To be asked behind each batch.
     *
     * @param events how many the batch had
     */
    Duration rest(int events) {
        long now = nanos.getAsLong();
        // After a pause a batch of many came at once, which says nothing about how many follow.
        long since = Math.max(now - before, REST.toNanos() / 2);
        before = now;
        boolean busy = (long) events * Duration.ofSeconds(1).toNanos() >= BUSY * since;
        return busy && events < FULL ? REST : Duration.ZERO;
    }
}
