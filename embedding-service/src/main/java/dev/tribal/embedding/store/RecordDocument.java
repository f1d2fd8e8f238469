package dev.tribal.embedding.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.template.TemplateLeaf;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a {@link StoredRecord} that is kept as JSON, the same in every store; fields are only ever added. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordDocument(
        @JsonProperty("record") @Nullable StoredState state,
        Applied applied,
        @JsonProperty("recent_ids") List<UUID> recentIds,
        @JsonProperty("text_hash") @Nullable String textHash,
        @Nullable UUID leaf,
        @Nullable TemplateLeaf templates) {
    public static RecordDocument of(StoredRecord stored) {
        StoredState state = stored.record() == null
                ? null
                : new StoredState(stored.record(), stored.record().schemaVersion());
        return new RecordDocument(
                state, stored.applied(), stored.recentIds(), stored.textHash(), stored.leaf(), stored.templates());
    }

    /** The record under its key, in the newest shape. */
    public StoredRecord under(RecordKey key, long revision) {
        return new StoredRecord(
                key,
                revision,
                state == null ? null : state.known(),
                applied,
                recentIds,
                textHash,
                leaf,
                templates,
                state == null ? ErrorRecord.SCHEMA_VERSION : state.schemaVersion());
    }
}
