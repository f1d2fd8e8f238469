package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Calls tools as an agent does; every result must fit the schema that its tool promises. */
abstract class CallingIT extends GatewayIT {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Calls a tool that succeeds, with a result that fits the tool's output schema. */
    final JsonNode call(String tool, Map<String, ?> arguments) {
        JsonNode result = wire().call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(text(result)).isFalse();
        JsonNode schema = wire().request("tools/list", Map.of())
                .at("/result/tools")
                .valueStream()
                .filter(t -> t.path("name").asString().equals(tool))
                .findFirst()
                .orElseThrow()
                .path("outputSchema");
        assertThat(SCHEMAS.getSchema(schema).validate(result.path("structuredContent")))
                .isEmpty();
        return result;
    }

    static String text(JsonNode result) {
        return result.at("/content/0/text").asString();
    }

    final Wire wire() {
        return new Wire(url());
    }
}
