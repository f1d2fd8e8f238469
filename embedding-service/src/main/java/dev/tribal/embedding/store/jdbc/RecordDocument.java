package dev.tribal.embedding.store.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.contracts.schema.SchemaHistory;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The part of a {@link StoredRecord} that is kept as JSON; fields are only ever added. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordDocument(
        @Nullable ErrorRecord record,
        Applied applied,
        @JsonProperty("recent_ids") List<UUID> recentIds,
        @JsonProperty("text_hash") @Nullable String textHash) {
    static RecordDocument of(StoredRecord stored) {
        return new RecordDocument(stored.record(), stored.applied(), stored.recentIds(), stored.textHash());
    }

    /**
     * Reads a document of any known schema version.
     *
     * @throws NewerSchemaException if a newer Tribal wrote it
     */
    static StoredRecord read(JsonMapper json, String document, RecordKey key, long revision) {
        JsonNode tree = json.readTree(document);
        int version = SchemaHistory.RECORDS.newest();
        if (tree.path("record") instanceof ObjectNode record) {
            version = SchemaHistory.versionOf(record);
            SchemaHistory.RECORDS.upcast(record, version);
        }
        return json.treeToValue(tree, RecordDocument.class).under(key, revision, version);
    }

    private StoredRecord under(RecordKey key, long revision, int version) {
        return new StoredRecord(key, revision, record, applied, recentIds, textHash, version);
    }
}
