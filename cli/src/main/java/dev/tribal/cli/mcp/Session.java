package dev.tribal.cli.mcp;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The headers that a message needs over HTTP, in either era: those of the session that {@code initialize} began (MCP
 * 2025-11-25, basic/transports, Session Management), or those that repeat the body (MCP 2026-07-28, Standard Headers).
 */
final class Session {
    private static final String REVISION = "io.modelcontextprotocol/protocolVersion";

    private volatile @Nullable String id;
    private volatile @Nullable String revision;

    /** Takes over what the answer to {@code initialize} says. */
    void begin(HttpResponse<?> response, JsonNode answer) {
        id = response.headers().firstValue("Mcp-Session-Id").orElse(null);
        revision = answer.path("result").path("protocolVersion").asString(null);
    }

    boolean hasBegun() {
        return id != null;
    }

    /** Adds the headers of the session, to a request without a message too. */
    void addTo(HttpRequest.Builder request) {
        if (id != null) {
            request.setHeader("Mcp-Session-Id", id);
        }
        if (revision != null) {
            request.setHeader("MCP-Protocol-Version", revision);
        }
    }

    void addTo(HttpRequest.Builder request, JsonNode message) {
        JsonNode params = message.path("params");
        String claimed = params.path("_meta").path(REVISION).asString(null);
        if (claimed == null) {
            addTo(request);
            return;
        }
        request.setHeader("MCP-Protocol-Version", claimed);
        request.setHeader("Mcp-Method", message.path("method").asString(""));
        String name = params.path("name").asString(params.path("uri").asString(null));
        if (name != null) {
            request.setHeader("Mcp-Name", HeaderText.of(name));
        }
    }
}
