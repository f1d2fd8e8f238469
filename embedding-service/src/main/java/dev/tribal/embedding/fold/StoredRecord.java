package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.platform.template.TemplateLeaf;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept under a key: a record, or a {@link TemplateLeaf leaf} of learnt templates; its state and what is needed to fold
 * the next event into it exactly once.
 *
 * @param revision counts the writes, for optimistic locking; 0 if it was never written
 * @param record the state, or {@code null} if there is no such record (any more)
 * @param applied the events that led to this state
 * @param recentIds ids of the latest idempotent events, oldest first
 * @param textHash hash of the text whose embedding is in the index, without what varies in it; {@code null} if none is
 * @param leaf which leaf knows the message with which the record began; {@code null} if none does
 * @param templates what the leaf with this key knows; {@code null} under the key of a record
 * @param schemaVersion the one that it is stored in; the record itself is of the newest in any case
 */
public record StoredRecord(
        RecordKey key,
        long revision,
        @Nullable ErrorRecord record,
        Applied applied,
        List<UUID> recentIds,
        @Nullable String textHash,
        @Nullable UUID leaf,
        @Nullable TemplateLeaf templates,
        int schemaVersion) {
    public StoredRecord {
        recentIds = List.copyOf(recentIds);
    }

    /** A record that would be written in the newest schema, and of which no leaf knows. */
    public StoredRecord(
            RecordKey key,
            long revision,
            @Nullable ErrorRecord record,
            Applied applied,
            List<UUID> recentIds,
            @Nullable String textHash) {
        this(key, revision, record, applied, recentIds, textHash, null, null, ErrorRecord.SCHEMA_VERSION);
    }

    /** Nothing is known under this key. */
    public static StoredRecord unknown(RecordKey key, String topicId) {
        return new StoredRecord(key, 0, null, Applied.none(topicId), List.of(), null);
    }

    /** Whether there is neither a record nor a leaf, as after a deletion. */
    public boolean isEmpty() {
        return record == null && templates == null;
    }

    /** The same after a write. */
    public StoredRecord withRevision(long revision) {
        return copy(revision, record, textHash, leaf, templates);
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
        return copy(0, moved, textHash, leaf, templates);
    }

    /** The same with another state. */
    public StoredRecord withRecord(ErrorRecord other) {
        return copy(revision, other, textHash, leaf, templates);
    }

    /** The same with another text in the index. */
    public StoredRecord withTextHash(@Nullable String other) {
        return copy(revision, record, other, leaf, templates);
    }

    /** The same as one whose message this leaf knows. */
    public StoredRecord withLeaf(UUID other) {
        return copy(revision, record, textHash, other, templates);
    }

    /** The same as a leaf that knows these templates. */
    public StoredRecord withTemplates(TemplateLeaf other) {
        return copy(revision, record, textHash, leaf, other);
    }

    private StoredRecord copy(
            long newRevision,
            @Nullable ErrorRecord state,
            @Nullable String hash,
            @Nullable UUID knownBy,
            @Nullable TemplateLeaf known) {
        return new StoredRecord(
                key, newRevision, state, applied, recentIds, hash, knownBy, known, ErrorRecord.SCHEMA_VERSION);
    }
}
