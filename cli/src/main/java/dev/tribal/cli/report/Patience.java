package dev.tribal.cli.report;

import java.time.Duration;
import java.time.Instant;

/** How long Tribal is tried. */
public sealed interface Patience {
    /**
     * How long the next request may take with all its attempts; less than nothing if it shall not be sent at all.
     *
     * @param bytes how long the request is
     */
    Duration of(long bytes);

    /** Each request as long as this, and longer if it is large. */
    record Each(Duration time) implements Patience {
        /** What any line carries (2 Mbit/s). */
        private static final long BYTES_PER_SECOND = 250_000;

        @Override
        public Duration of(long bytes) {
            return time.plusSeconds(bytes / BYTES_PER_SECOND);
        }
    }

    /** All requests together until a time, since somebody waits; not again where nothing listens. */
    record Until(Instant end) implements Patience {
        @Override
        public Duration of(long bytes) {
            return Duration.between(Instant.now(), end);
        }
    }
}
