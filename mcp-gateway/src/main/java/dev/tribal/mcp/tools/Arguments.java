package dev.tribal.mcp.tools;

import dev.tribal.contracts.Limits;
import dev.tribal.mcp.answer.Detail;
import dev.tribal.mcp.answer.ReportedText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads checked arguments. */
final class Arguments {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();
    private static final String ERROR_ID = "error_id";
    private static final int CUT_NOTE = 100;

    private Arguments() {}

    static @Nullable String text(ObjectNode arguments, String name) {
        JsonNode value = arguments.get(name);
        return value == null || value.asString().isBlank() ? null : value.asString();
    }

    static @Nullable Integer maxResults(ObjectNode arguments) {
        JsonNode value = arguments.get("max_results");
        return value == null ? null : Integer.valueOf(value.asInt());
    }

    /** A text of any length, clean and as long as a query may be. */
    static String query(ObjectNode arguments) {
        String query = ReportedText.clean(arguments.path("query").asString());
        return ReportedText.cut(query, Limits.QUERY - CUT_NOTE);
    }

    static Detail detail(ObjectNode arguments) {
        return Detail.of(text(arguments, "detail"));
    }

    static UUID errorId(ObjectNode arguments) {
        return UUID.fromString(arguments.path(ERROR_ID).asString());
    }

    /** Takes {@code id}, as records spell it, for {@code error_id}. */
    static ObjectNode withErrorId(ObjectNode arguments) {
        JsonNode id = arguments.get("id");
        if (id == null || arguments.has(ERROR_ID)) {
            return arguments;
        }
        ObjectNode renamed = arguments.deepCopy();
        renamed.remove("id");
        renamed.set(ERROR_ID, id);
        return renamed;
    }

    /** Arguments in the shape of one of contracts' requests. */
    static <T> T as(Class<T> type, ObjectNode arguments) {
        return JSON.treeToValue(arguments, type);
    }

    static <N extends JsonNode> N tree(Object value) {
        return JSON.valueToTree(value);
    }
}
