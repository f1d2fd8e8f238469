package dev.tribal.search.feed;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the feed rests behind a batch. Many changes at once cost little more than a few, so in a storm what is slow
 * leaves time in which more of them gather. A few changes a second never wait. Not for several threads.
 */
final class Pace {
    /** Changes per second from which on the next ones are let gather. */
    static final int BUSY = 80;

    /** From so many in a batch on, as many wait already that resting would only delay them. */
    static final int FULL = 500;

    static final Duration LONGEST_REST = Duration.ofMillis(250);

    /** After a pause a batch of many came at once, which says nothing about how many follow. */
    private static final Duration LEAST_TIME = Duration.ofMillis(250);

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
     * @param changes how many the batch had
     * @param worked how long it took to apply them
     */
    Duration rest(int changes, Duration worked) {
        long now = nanos.getAsLong();
        long since = Math.max(now - before, LEAST_TIME.toNanos());
        before = now;
        boolean busy = (long) changes * Duration.ofSeconds(1).toNanos() >= BUSY * since;
        if (!busy || changes >= FULL) {
            return Duration.ZERO;
        }
        Duration rest = worked.multipliedBy(2);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
}
