package dev.tribal.embedding.apply;

import dev.tribal.platform.lifecycle.Storm;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the consumer rests behind a batch. Reading, writing, publishing and indexing a record costs the same for one
 * report of it as for fifty; so in a storm it pays to let reports gather. Not for several threads.
 */
final class Pace {
    static final Duration REST = Duration.ofMillis(500);

    private final Storm storm;

    /** @param nanos a clock as {@link System#nanoTime()} */
    Pace(LongSupplier nanos) {
        this.storm = new Storm(nanos);
    }

    /**
     * To be asked behind each batch.
     *
     * @param events how many the batch had
     */
    Duration rest(int events) {
        return storm.rages(events) ? REST : Duration.ZERO;
    }
}
