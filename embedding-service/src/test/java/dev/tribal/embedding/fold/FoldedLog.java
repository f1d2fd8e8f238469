package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.embedding.Events;
import dev.tribal.platform.grouping.DecidedVersions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A log of one partition that is folded event by event, with all that follows from each. */
final class FoldedLog {
    private static final String TOPIC = "topic-a";

    private final Map<RecordKey, StoredRecord> store = new HashMap<>();
    private final Deque<ErrorEvent> waiting = new ArrayDeque<>();
    private final List<ErrorEvent> followed = new ArrayList<>();
    DecidedVersions versions;
    private long offset;

    FoldedLog(DecidedVersions versions) {
        this.versions = versions;
    }

    /** Applies an event, and what follows from it. */
    void apply(ErrorEvent event) {
        applyAlone(event);
        drain();
    }

    /** Applies an event and leaves what follows for later. */
    void applyAlone(ErrorEvent event) {
        applyAt(event, offset++);
    }

    /** The same at the position of the last one, as when it is delivered again. */
    void applyAgain(ErrorEvent event) {
        applyAt(event, offset - 1);
    }

    /** Applies what waits. */
    void drain() {
        while (!waiting.isEmpty()) {
            applyAlone(waiting.remove());
        }
    }

    /** Somebody says something of an error. */
    void tell(UUID error, ErrorEventData data) {
        apply(Events.event(error, data));
    }

    private void applyAt(ErrorEvent event, long at) {
        RecordKey key = RecordKey.of(event);
        var decisions = new EarlierDecisions(versions, other -> Optional.ofNullable(store.get(other)));
        store.put(key, decisions.fold(store.get(key), event, new Position(0, at), TOPIC, this::follow));
    }

    private void follow(ErrorEvent event) {
        waiting.add(event);
        followed.add(event);
    }

    /** All events that followed from others. */
    List<ErrorEvent> followed() {
        return followed;
    }

    ErrorRecord record(String print) {
        return record(id(print));
    }

    ErrorRecord record(UUID id) {
        return Objects.requireNonNull(Objects.requireNonNull(stored(id)).record());
    }

    @Nullable StoredRecord stored(UUID id) {
        return store.get(new RecordKey(Events.TENANT, id));
    }

    static UUID id(String print) {
        return StableIds.errorId(Events.TENANT, print);
    }
}
