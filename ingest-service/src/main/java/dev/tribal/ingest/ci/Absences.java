package dev.tribal.ingest.ci;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers whose CI server was away a moment ago, so that not each delivery to it waits for all attempts again and holds up
 * those of others.
 */
final class Absences {
    /** How long a server that was away is not asked. */
    static final Duration REST = Duration.ofMinutes(5);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    Absences(Clock clock) {
        this.clock = clock;
    }

    void note(Hook hook) {
        until.put(hook.id(), clock.instant().plus(REST));
    }

    boolean isAway(Hook hook) {
        Instant end = until.get(hook.id());
        return end != null && clock.instant().isBefore(end);
    }
}
