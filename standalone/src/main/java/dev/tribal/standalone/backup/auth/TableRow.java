package dev.tribal.standalone.backup.auth;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of a table, in types that every database has.
 *
 * @param values by column: text, numbers and {@code null}; moments are milliseconds since 1970
 */
record TableRow(String table, Map<String, @Nullable Object> values) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As an entry of a backup. */
    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    /** What {@link #bytes} wrote. */
    static TableRow read(byte[] entry) {
        return JSON.readValue(entry, TableRow.class);
    }
}
