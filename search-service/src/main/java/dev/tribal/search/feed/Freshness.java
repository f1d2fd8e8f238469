package dev.tribal.search.feed;

import dev.tribal.contracts.event.RecordChange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Measures how long it takes from the acceptance of an event until searches find what it changed. */
final class Freshness {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private final Timer age;
    private final Clock clock;

    Freshness(MeterRegistry meters, Clock clock) {
        this.age = Timer.builder("tribal.search.freshness")
                .description("From the acceptance of an event until searches find what it changed")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        this.clock = clock;
    }

    /** The change is searchable as of now. A clock of another machine that is ahead counts as no time at all. */
    void searchable(RecordChange change) {
        Instant accepted = change.acceptedAt();
        if (accepted != null) {
            Duration waited = Duration.between(accepted, clock.instant());
            age.record(waited.isNegative() ? Duration.ZERO : waited);
        }
    }
}
