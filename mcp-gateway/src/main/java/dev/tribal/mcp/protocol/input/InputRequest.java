package dev.tribal.mcp.protocol.input;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tribal.mcp.protocol.Client;
import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question to the client (MCP 2026-07-28, basic/utilities/mrtr; before that, a request of the server's).
 *
 * @param capability what the client must have declared
 * @param marker the field that every answer has
 */
public record InputRequest(
        String method,
        Object params,
        @JsonIgnore String capability,
        @JsonIgnore String marker) {
    /** Asks the user to fill in a form (client/elicitation). */
    public static InputRequest elicitation(String message, Object requestedSchema) {
        return new InputRequest(
                "elicitation/create",
                Map.of("message", message, "requestedSchema", requestedSchema),
                "elicitation",
                "action");
    }

    /** Asks the client's model (client/sampling). */
    public static InputRequest sampling(String text, int maxTokens) {
        var message = Map.of("role", "user", "content", Map.of("type", "text", "text", text));
        return new InputRequest(
                "sampling/createMessage",
                Map.of("messages", List.of(message), "maxTokens", maxTokens),
                "sampling",
                "content");
    }

    /** Asks which folders the client works in (client/roots). */
    public static InputRequest roots() {
        return new InputRequest("roots/list", Map.of(), "roots", "roots");
    }

    /**
     * MCP 2026-07-28, schema, MissingRequiredClientCapabilityError: nothing is asked that was not declared.
     *
     * @throws McpException if the client did not declare it
     */
    public void requireCapability(Client client) {
        if (!client.can(capability)) {
            throw new McpException(
                    ErrorCode.MISSING_CLIENT_CAPABILITY,
                    "This needs a client that declares the capability " + capability,
                    Map.of("requiredCapabilities", Map.of(capability, Map.of())));
        }
    }

    /** Whether this could be an answer to it. */
    boolean isAnsweredBy(ObjectNode answer) {
        return answer.hasNonNull(marker);
    }
}
