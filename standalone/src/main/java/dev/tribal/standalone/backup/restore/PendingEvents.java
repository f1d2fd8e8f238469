package dev.tribal.standalone.backup.restore;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.HandedFrom;
import dev.tribal.contracts.event.Topics;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.embedding.deadletter.ReplayHeaders;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.standalone.backup.log.LogMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Publishes again the events that the restored records do not contain yet; each once, in their order. */
final class PendingEvents {
    private static final int BATCH = 500;

    private final EventCodec codec = new EventCodec();
    private final EmptyTribal into;
    private final String oldTopic;
    private final @Nullable Instant until;
    private final Set<Position> discarded;
    private final Map<Integer, Long> first = new HashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private final List<LogMessage> batch = new ArrayList<>();
    private long count;

    /**
     * @param oldTopic Kafka's id of the topic that the events stood in
     * @param until later ones are left out; {@code null} for none
     * @param discarded where events stood that somebody gave up; they are not published again
     */
    PendingEvents(EmptyTribal into, String oldTopic, @Nullable Instant until, Set<Position> discarded) {
        this.into = into;
        this.oldTopic = oldTopic;
        this.until = until;
        this.discarded = discarded;
    }

    void add(LogMessage event) {
        // Two backups may have the same event.
        if (event.offset() < next.getOrDefault(event.partition(), 0L)) {
            return;
        }
        first.putIfAbsent(event.partition(), event.offset());
        next.put(event.partition(), event.offset() + 1);
        if (until == null || !event.time().isAfter(until)) {
            batch.add(event);
        }
        if (batch.size() == BATCH) {
            publish();
        }
    }

    /** Publishes the rest, and returns how many there were. */
    long finish() {
        publish();
        into.topics().flush();
        return count;
    }

    private void publish() {
        Map<RecordKey, StoredRecord> stored = into.records()
                .read(batch.stream()
                        .map(event -> key(event.key()))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
        for (LogMessage event : batch) {
            if (!discarded.contains(new Position(event.partition(), event.offset()))
                    && !isIn(stored, event.key(), event.partition(), event.offset())
                    && !isHandedOnAgain(event)
                    && !isReplayedAgain(event)) {
                into.topics().send(event.to(Topics.ERROR_EVENTS));
                count++;
            }
        }
        batch.clear();
    }

    /**
     * Whether an event that was put aside is put aside once more, because it was published again.
     *
     * @param key of the event
     */
    boolean comesAgain(byte @Nullable [] key, int partition, long offset) {
        if (discarded.contains(new Position(partition, offset))) {
            return false;
        }
        if (offset >= next.getOrDefault(partition, 0L) || offset < first.getOrDefault(partition, Long.MAX_VALUE)) {
            return false;
        }
        List<RecordKey> keys = key(key).stream().toList();
        return !isIn(into.records().read(keys), key, partition, offset);
    }

    private boolean isIn(Map<RecordKey, StoredRecord> stored, byte @Nullable [] key, int partition, long offset) {
        return key(key).map(stored::get)
                .filter(Objects::nonNull)
                .filter(record -> record.applied().includes(oldTopic, new Position(partition, offset)))
                .isPresent();
    }

    /** Whether it is the replay of an event that comes again itself, and is perhaps read this time. */
    private boolean isReplayedAgain(LogMessage message) {
        return ReplayHeaders.replayOf(message.kafkaHeaders(), oldTopic)
                .filter(position -> comesAgain(message.key(), position.partition(), position.offset()))
                .isPresent();
    }

    /** Whether it is a report of another error that comes there once more, and is handed on from there once more. */
    private boolean isHandedOnAgain(LogMessage message) {
        try {
            ErrorEvent event = codec.readEvent(message.kafkaHeaders(), message.value());
            if (!(event.data() instanceof ErrorReported report)
                    || !(report.handedFrom() instanceof HandedFrom from)
                    || !(report.handedOn() instanceof Position position)
                    || !from.topicId().equals(oldTopic)) {
                return false;
            }
            var source = new RecordKey(event.tenant(), from.errorId());
            StoredRecord record = into.records().read(List.of(source)).get(source);
            return record == null || !record.applied().includes(oldTopic, position);
        } catch (UnreadableEventException | NewerSchemaException _) {
            return false;
        }
    }

    /** The record that an event is about; none if its key is of another form. */
    private static Optional<RecordKey> key(byte @Nullable [] key) {
        try {
            return key == null
                    ? Optional.empty()
                    : Optional.of(RecordKey.parse(new String(key, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
