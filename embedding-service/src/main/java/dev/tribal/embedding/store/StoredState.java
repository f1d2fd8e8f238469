package dev.tribal.embedding.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.schema.SchemaHistory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record in a document: written as it is, read from any known schema version.
 *
 * @param record in the newest shape; {@code null} if this code does not know the version
 * @param schemaVersion the one that the document has
 */
record StoredState(@JsonValue @Nullable ErrorRecord record, int schemaVersion) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StoredState read(ObjectNode tree) {
        int version = SchemaHistory.versionOf(tree);
        if (version > SchemaHistory.RECORDS.newest()) {
            // Jackson would wrap the exception that says so; who asks for the record gets it.
            return new StoredState(null, version);
        }
        SchemaHistory.RECORDS.upcast(tree, version);
        return new StoredState(JSON.treeToValue(tree, ErrorRecord.class), version);
    }

    /** @throws dev.tribal.contracts.schema.NewerSchemaException if a newer Tribal wrote it */
    ErrorRecord known() {
        SchemaHistory.RECORDS.requireKnown(schemaVersion);
        return Objects.requireNonNull(record);
    }
}
