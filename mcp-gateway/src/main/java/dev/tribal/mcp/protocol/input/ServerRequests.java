package dev.tribal.mcp.protocol.input;

import dev.tribal.mcp.protocol.Cancellation;
import dev.tribal.mcp.protocol.Channel;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Outgoing;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions of the sessions' era: requests of the server's on the stream of the client's request (MCP 2025-11-25,
 * basic/transports, Sending Messages, item 6). The client posts its answers, to whatever instance.
 *
 * @param session the answers must come in this session
 * @param cancellation ends the waiting for them
 */
public record ServerRequests(PendingReplies replies, String session, Cancellation cancellation) implements Inputs {
    @Override
    public Map<String, ObjectNode> ask(Map<String, InputRequest> requests, Channel channel) {
        Map<String, CompletableFuture<ObjectNode>> futures = new HashMap<>();
        requests.forEach((key, request) -> {
            String id = UUID.randomUUID().toString();
            futures.put(key, replies.expect(session, id));
            channel.send(new Outgoing(id, request.method(), request.params()));
        });
        cancellation.whenCancelled(() -> futures.values().forEach(future -> future.cancel(false)));
        Map<String, ObjectNode> answers = new HashMap<>();
        futures.forEach((key, future) -> answers.put(key, result(PendingReplies.await(future))));
        return answers;
    }

    private static ObjectNode result(ObjectNode reply) {
        if (reply.get("result") instanceof ObjectNode result) {
            return result;
        }
        throw McpException.invalidParams("The client answered with an error: "
                + reply.path("error").path("message").asString(""));
    }
}
