package dev.tribal.mcp.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the parameters of a request and says which one is not as it has to be. */
public final class Params {
    private Params() {}

    /** A text that must be there. */
    public static String text(ObjectNode params, String name) {
        JsonNode value = params.get(name);
        if (value == null || !value.isString()) {
            throw McpException.invalidParams("\"params.%s\" must be a string".formatted(name));
        }
        return value.stringValue();
    }

    /** An object that may be left out; empty then. */
    public static ObjectNode object(ObjectNode params, String name) {
        return switch (params.get(name)) {
            case null -> JsonMapper.shared().createObjectNode();
            case ObjectNode object -> object;
            case JsonNode node when node.isNull() -> JsonMapper.shared().createObjectNode();
            default -> throw McpException.invalidParams("\"params.%s\" must be an object".formatted(name));
        };
    }

    /** A text that may be left out. */
    public static @Nullable String optionalText(ObjectNode params, String name) {
        return params.hasNonNull(name) ? text(params, name) : null;
    }
}
