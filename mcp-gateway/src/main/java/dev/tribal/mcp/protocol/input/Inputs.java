package dev.tribal.mcp.protocol.input;

import dev.tribal.mcp.protocol.Channel;
import dev.tribal.mcp.protocol.McpException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How questions reach a client. */
@FunctionalInterface
public interface Inputs {
    /** For clients that cannot be asked. */
    Inputs NONE = (_, _) -> {
        throw McpException.invalidParams("This needs answers of the client, which it cannot be asked for here");
    };

    /**
     * The answers, by the keys of the questions.
     *
     * @throws InputRequiredException if the client has to come back with them
     */
    Map<String, ObjectNode> ask(Map<String, InputRequest> requests, Channel channel);
}
