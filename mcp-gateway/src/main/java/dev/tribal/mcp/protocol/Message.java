package dev.tribal.mcp.protocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client sends (JSON-RPC 2.0, section 4; MCP 2025-11-25, basic, Messages). */
public sealed interface Message {
    /**
     * Expects an answer.
     *
     * @param id a string or a number, sent back as it came
     * @param params empty if there were none
     */
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    /** Expects no answer. */
    record Notification(String method, ObjectNode params) implements Message {}

    /**
     * Answers a request of the server's.
     *
     * @param id as the server sent it, if it is one of the server's
     * @param content the whole message, with its {@code result} or {@code error}
     */
    record Reply(JsonNode id, ObjectNode content) implements Message {}
}
