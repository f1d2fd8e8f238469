package dev.tribal.embedding.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.schema.SchemaHistory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record in a document: written as it is, read from any known schema version.
 *
 * @param record in the newest shape
 * @param schemaVersion the one that the document has
 */
record StoredState(@JsonValue ErrorRecord record, int schemaVersion) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws dev.tribal.contracts.schema.NewerSchemaException if a newer Tribal wrote it */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StoredState read(ObjectNode tree) {
        int version = SchemaHistory.versionOf(tree);
        SchemaHistory.RECORDS.upcast(tree, version);
        return new StoredState(JSON.treeToValue(tree, ErrorRecord.class), version);
    }
}
