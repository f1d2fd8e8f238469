package dev.tribal.mcp.protocol;

import dev.tribal.mcp.protocol.input.InputRequest;
import dev.tribal.mcp.protocol.input.Inputs;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is being answered: what was asked for, who asks, and ways to tell the client more before the answer.
 *
 * @param inputs how the client can be asked something
 */
public record Call(Message.Request request, Client client, Channel channel, Inputs inputs) {
    /** Empty if there were none. */
    public ObjectNode params() {
        return request.params();
    }

    /**
     * Says how far the work has come, if the client wants to know (MCP 2025-11-25, basic/utilities/progress).
     *
     * @param total {@code null} if it is not known
     */
    public void progress(double done, @Nullable Double total) {
        JsonNode token = params().path("_meta").path("progressToken");
        if (token.isString() || token.isNumber()) {
            Map<String, Object> progress = new HashMap<>(Map.of("progressToken", token, "progress", done));
            if (total != null) {
                progress.put("total", total);
            }
            channel.send(Outgoing.notification("notifications/progress", progress));
        }
    }

    /** Sends a log message if the client wants those of its level (MCP 2025-11-25, server/utilities/logging). */
    public void log(LogLevel level, String logger, Object data) {
        LogLevel wanted = client.logLevel();
        if (wanted != null && level.compareTo(wanted) >= 0) {
            channel.send(Outgoing.notification(
                    "notifications/message", Map.of("level", level.wireName(), "logger", logger, "data", data)));
        }
    }

    /**
     * Asks the client for one thing.
     *
     * @param key names the question within this call, so that the answer is found when the client comes back with it
     */
    public ObjectNode ask(String key, InputRequest request) {
        return Objects.requireNonNull(ask(Map.of(key, request)).get(key));
    }

    /**
     * Asks the client for several things at once. In the stateless era the call ends here and begins anew when the
     * client comes back, so nothing may be changed before the last question.
     *
     * @throws McpException if the client did not declare that it can answer
     */
    public Map<String, ObjectNode> ask(Map<String, InputRequest> requests) {
        requests.values().forEach(request -> request.requireCapability(client));
        return inputs.ask(requests, channel);
    }
}
