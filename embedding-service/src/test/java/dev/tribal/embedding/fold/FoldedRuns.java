package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.TENANT;
import static dev.tribal.embedding.Events.TIME;
import static dev.tribal.embedding.Events.context;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** One error, folded from events one after the other. */
abstract class FoldedRuns {
    static final String TOPIC = "topic-a";
    private final UUID error = UUID.randomUUID();
    StoredRecord stored;
    private long offset;

    static ErrorReported report(String commit, String run) {
        var origin = new Origin(Source.CI, "shop", commit, "https://ci.example.com/" + run, "CartTest#total", null);
        return new ErrorReported("v1:a", "E", context("boom"), origin, Map.of(), null);
    }

    final void fold(ErrorEventData data) {
        fold(data, Source.CI);
    }

    final void fold(ErrorEventData data, Source by) {
        stored = Fold.apply(stored, event(data, by), next(), TOPIC);
    }

    final void fold(ErrorEventData data, int day) {
        stored = Fold.apply(stored, event(data, Source.CI, TIME.plus(Duration.ofDays(day))), next(), TOPIC);
    }

    final Position next() {
        return new Position(0, offset++);
    }

    final ErrorEvent event(ErrorEventData data, Source by) {
        return event(data, by, TIME);
    }

    final ErrorEvent event(ErrorEventData data, Source by, Instant time) {
        return new ErrorEvent(UUID.randomUUID(), time, TENANT, error, "key:test", by, true, data);
    }

    final ErrorRecord record() {
        return Objects.requireNonNull(stored.record());
    }
}
