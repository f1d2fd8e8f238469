package dev.tribal.embedding.generation;

import dev.tribal.embedding.fold.RecordKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the build of a generation is.
 *
 * @param name of the generation
 * @param after the last record that was looked at, or {@code null} if none was
 * @param done how many records were looked at
 * @param total how many there were at the beginning, tombstones not counted; 0 if that is not known yet
 * @param at when this was noted; a builder notes it all the time
 */
record BuildProgress(String name, @Nullable String after, long done, long total, Instant at) {
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    static BuildProgress none(String name) {
        return new BuildProgress(name, null, 0, 0, Instant.EPOCH);
    }

    BuildProgress of(long total, Instant now) {
        return new BuildProgress(name, after, done, total, now);
    }

    BuildProgress with(RecordKey last, int records, Instant now) {
        return new BuildProgress(name, last.toString(), done + records, total, now);
    }

    @Nullable RecordKey resumeAfter() {
        return after == null ? null : RecordKey.parse(after);
    }

    /** Whether the one who built is gone. */
    boolean isAbandoned(Instant now) {
        return at.plus(GIVEN_UP).isBefore(now);
    }
}
