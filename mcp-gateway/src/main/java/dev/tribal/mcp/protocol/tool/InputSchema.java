package dev.tribal.mcp.protocol.tool;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks arguments against a tool's input schema. A number or a boolean may be written as a string, and a list of one
 * as the thing itself, because models do that.
 */
final class InputSchema {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .typeLoose(true)
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .pathType(PathType.JSON_PATH)
                    .build()));

    private final Schema schema;

    InputSchema(ObjectNode schema) {
        this.schema = REGISTRY.getSchema(schema);
    }

    /** What is wrong, one sentence for each field; empty if nothing is. */
    List<String> faults(ObjectNode arguments) {
        return schema.validate(arguments).stream().map(InputSchema::sentence).toList();
    }

    private static String sentence(Error error) {
        String field = error.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        return field.isEmpty() ? error.getMessage() : field + ": " + error.getMessage();
    }
}
