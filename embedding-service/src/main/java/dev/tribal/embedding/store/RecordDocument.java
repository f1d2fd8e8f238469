package dev.tribal.embedding.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a {@link StoredRecord} that is kept as JSON, the same in every store; fields are only ever added. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordDocument(
        @Nullable ErrorRecord record,
        Applied applied,
        @JsonProperty("recent_ids") List<UUID> recentIds,
        @JsonProperty("text_hash") @Nullable String textHash) {
    public static RecordDocument of(StoredRecord stored) {
        return new RecordDocument(stored.record(), stored.applied(), stored.recentIds(), stored.textHash());
    }

    public StoredRecord under(RecordKey key, long revision) {
        return new StoredRecord(key, revision, record, applied, recentIds, textHash);
    }
}
