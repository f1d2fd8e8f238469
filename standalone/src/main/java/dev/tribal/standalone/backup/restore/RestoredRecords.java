package dev.tribal.standalone.backup.restore;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.template.TemplateLeaf;
import dev.tribal.platform.template.TemplatesTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Puts records into the store and publishes them, and what was learnt of messages, for those who read them. In the new log each stands at the first position of
 * its partition, so that every event to come is newer; an event that changes nothing takes that position.
 */
final class RestoredRecords {
    private static final int BATCH = 100;

    private final EmptyTribal into;
    private final EventCodec codec = new EventCodec();
    private final Set<Integer> begun = new HashSet<>();
    private final List<StoredRecord> batch = new ArrayList<>();
    private long count;

    RestoredRecords(EmptyTribal into) {
        this.into = into;
    }

    void add(StoredRecord record) {
        batch.add(record.inNewLog(new Position(partition(record.key()), 0)));
        if (batch.size() == BATCH) {
            write();
        }
    }

    /** Writes the rest, and returns how many records there are, tombstones not counted. */
    long finish() {
        write();
        into.topics().flush();
        return count;
    }

    private void write() {
        into.records().write(batch);
        for (StoredRecord record : batch) {
            ErrorRecord state = record.record();
            if (state != null) {
                publish(record.key(), state);
            }
            TemplateLeaf templates = record.templates();
            if (templates != null) {
                into.topics()
                        .sendText(TemplatesTopic.message(
                                record.key().tenant(), record.key().id(), templates, null));
            }
        }
        batch.clear();
    }

    private void publish(RecordKey key, ErrorRecord state) {
        if (begun.add(partition(key))) {
            into.topics().sendText(codec.write(begin(key)));
        }
        into.topics().sendText(codec.write(new RecordChange(key.tenant(), key.id(), state.position(), state)));
        count++;
    }

    private static ErrorEvent begin(RecordKey key) {
        var nothing = new ErrorUpdated(null, null, null, Map.of(), null, null, null, null);
        return new ErrorEvent(UUID.randomUUID(), Instant.now(), key.tenant(), key.id(), null, false, nothing);
    }

    private int partition(RecordKey key) {
        return into.topics().partition(key.toString().getBytes(StandardCharsets.UTF_8));
    }
}
