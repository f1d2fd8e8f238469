package dev.tribal.mcp.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the server sends of its own accord (JSON-RPC 2.0, section 4).
 *
 * @param id names a request, so that the client can answer it; {@code null} for a notification
 */
@JsonPropertyOrder({"jsonrpc", "id", "method", "params"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outgoing(
        @Nullable String id, String method, @Nullable Object params) {
    public static Outgoing notification(String method, Object params) {
        return new Outgoing(null, method, params);
    }

    @JsonProperty("jsonrpc")
    String version() {
        return "2.0";
    }
}
