package dev.tribal.cli.mcp;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a client's file. */
final class ClientFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ClientFile() {}

    /** @throws IllegalArgumentException if it is no JSON object */
    static ObjectNode read(String text) {
        if (text.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) {
            // The message below says what to do.
        }
        throw new IllegalArgumentException("is no JSON object (comments are not understood); correct it, or add Tribal"
                + " by hand as docs/clients.md shows it");
    }

    static String text(ObjectNode file) {
        return JSON.writeValueAsString(file) + "\n";
    }
}
