package dev.tribal.mcp.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one message from its bytes and refuses what is none. */
public final class MessageReader {
    /** Three bytes of a body, <code>{},</code>, take a hundred of the heap; no message comes near so many. */
    private static final int MOST_TOKENS = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    /**
     * Reads a message.
     *
     * @throws McpException parse error if the bytes are not JSON, invalid request if the JSON is not one message
     */
    public Message read(byte[] bytes) {
        JsonNode json = parse(bytes);
        if (json.isArray()) {
            // Batches left the protocol with revision 2025-06-18 (changelog, item 1).
            throw invalid("Send one message per request; batches are not supported");
        }
        if (!(json instanceof ObjectNode message)
                || !"2.0".equals(message.path("jsonrpc").stringValue(""))) {
            throw invalid("A message is a JSON object with \"jsonrpc\": \"2.0\"");
        }
        return message.has("method") ? call(message) : reply(message);
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (StreamConstraintsException _) {
            throw new McpException(
                    ErrorCode.PARSE_ERROR,
                    "The body is nested too deep or has more than %d names and values".formatted(MOST_TOKENS));
        } catch (JacksonException _) {
            throw new McpException(ErrorCode.PARSE_ERROR, "The body is not valid JSON in UTF-8");
        }
        throw new McpException(ErrorCode.PARSE_ERROR, "The body is empty; send a JSON-RPC message");
    }

    private static Message call(ObjectNode message) {
        JsonNode method = message.get("method");
        if (!method.isString()) {
            throw invalid("\"method\" must be a string");
        }
        ObjectNode params = params(message);
        JsonNode id = message.get("id");
        if (id == null) {
            return new Message.Notification(method.stringValue(), params);
        }
        if (!id.isString() && !id.isNumber()) {
            // MCP 2025-11-25, basic, Requests: the id must not be null.
            throw invalid("\"id\" must be a string or a number");
        }
        return new Message.Request(id, method.stringValue(), params);
    }

    private static ObjectNode params(ObjectNode message) {
        return switch (message.get("params")) {
            case null -> JSON.createObjectNode();
            case ObjectNode params -> params;
            default -> throw invalid("\"params\" must be an object");
        };
    }

    private static Message reply(ObjectNode message) {
        if (message.has("id") && (message.has("result") || message.has("error"))) {
            return new Message.Reply(message.get("id"), message);
        }
        throw invalid("A message has a \"method\", or an \"id\" with a \"result\" or an \"error\"");
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_REQUEST, message);
    }
}
