package dev.tribal.search.similar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps callers away from something that fails repeatedly, until a pause is over. Safe for threads. */
final class FailureGuard {
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private int failures;
    private @Nullable Instant closedUntil;

    FailureGuard(Clock clock) {
        this.clock = clock;
    }

    /** Whether to try. After a pause one caller may; it decides for the others. */
    synchronized boolean allows() {
        if (closedUntil == null) {
            return true;
        }
        if (clock.instant().isBefore(closedUntil)) {
            return false;
        }
        closedUntil = clock.instant().plus(PAUSE);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        closedUntil = null;
    }

    /** Returns whether this failure is the one that begins a pause. */
    synchronized boolean failed() {
        failures++;
        if (failures < FAILURES) {
            return false;
        }
        boolean first = closedUntil == null;
        closedUntil = clock.instant().plus(PAUSE);
        return first;
    }

    /** Whether the last try succeeded, or there was none. */
    synchronized boolean isWell() {
        return failures == 0;
    }
}
