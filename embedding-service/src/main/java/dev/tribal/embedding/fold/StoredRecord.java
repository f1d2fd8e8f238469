package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is kept: its state and what is needed to fold the next event into it exactly once.
 *
 * @param revision counts the writes, for optimistic locking; 0 if it was never written
 * @param record the state, or {@code null} if there is no such record (any more)
 * @param applied the events that led to this state
 * @param recentIds ids of the latest idempotent events, oldest first
 * @param textHash hash of the text whose embedding is in the index, without what varies in it; {@code null} if none is
 * @param schemaVersion the one that it is stored in; the record itself is of the newest in any case
 */
public record StoredRecord(
        RecordKey key,
        long revision,
        @Nullable ErrorRecord record,
        Applied applied,
        List<UUID> recentIds,
        @Nullable String textHash,
        int schemaVersion) {
    public StoredRecord {
        recentIds = List.copyOf(recentIds);
    }

    /** A record that would be written in the newest schema. */
    public StoredRecord(
            RecordKey key,
            long revision,
            @Nullable ErrorRecord record,
            Applied applied,
            List<UUID> recentIds,
            @Nullable String textHash) {
        this(key, revision, record, applied, recentIds, textHash, ErrorRecord.SCHEMA_VERSION);
    }

    /** A record that nothing is known of. */
    public static StoredRecord unknown(RecordKey key, String topicId) {
        return new StoredRecord(key, 0, null, Applied.none(topicId), List.of(), null);
    }

    /** The same after a write. */
    public StoredRecord withRevision(long revision) {
        return new StoredRecord(key, revision, record, applied, recentIds, textHash);
    }

    /**
     * The same as if it stood in a log that is new: nothing of that is applied yet, and the positions of the log before
     * mean nothing there.
     *
     * @param position the one that the state has in the new log
     */
    public StoredRecord inNewLog(Position position) {
        ErrorRecord moved =
                record == null ? null : RecordEdit.of(record).position(position).done();
        return new StoredRecord(key, 0, moved, applied, recentIds, textHash);
    }

    /** The same with another state. */
    public StoredRecord withRecord(ErrorRecord other) {
        return new StoredRecord(key, revision, other, applied, recentIds, textHash);
    }

    /** The same with another text in the index. */
    public StoredRecord withTextHash(@Nullable String textHash) {
        return new StoredRecord(key, revision, record, applied, recentIds, textHash);
    }
}
