package dev.tribal.search.feed;

import dev.tribal.platform.lifecycle.Storm;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the feed rests behind a batch. Many changes at once cost little more than a few, so in a storm what is slow
 * leaves time in which more of them gather. Not for several threads.
 */
final class Pace {
    static final Duration LONGEST_REST = Duration.ofMillis(250);

    private final Storm storm;

    /** @param nanos a clock as {@link System#nanoTime()} */
    Pace(LongSupplier nanos) {
        this.storm = new Storm(nanos);
    }

    /**
     * To be asked behind each batch.
     *
     * @param changes how many the batch had
     * @param worked how long it took to apply them
     */
    Duration rest(int changes, Duration worked) {
        if (!storm.rages(changes)) {
            return Duration.ZERO;
        }
        Duration rest = worked.multipliedBy(2);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
}
