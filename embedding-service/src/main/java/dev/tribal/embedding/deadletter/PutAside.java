package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.DeadLetter;
import dev.tribal.embedding.fold.RecordKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an event that was put aside; its content stays on the topic.
 *
 * @param id the same wherever its message is copied to
 * @param place where its message stands on the topic of dead letters
 * @param key the error that it is about; {@code null} if key and headers of its message do not agree on one
 * @param position where it stood among the events; {@code null} if its message does not say
 */
record PutAside(
        UUID id,
        Position place,
        @Nullable RecordKey key,
        Instant at,
        String cause,
        @Nullable Position position,
        @Nullable String eventType,
        int replays,
        int bytes) {
    static final Comparator<PutAside> OLDEST_FIRST = Comparator.comparing(PutAside::at)
            .thenComparing(letter -> letter.place().partition())
            .thenComparing(letter -> letter.place().offset())
            .thenComparing(PutAside::id);

    DeadLetter in(DeadLetter.State state) {
        return new DeadLetter(id, at, state, cause, position, key == null ? null : key.id(), eventType, replays, bytes);
    }
}
