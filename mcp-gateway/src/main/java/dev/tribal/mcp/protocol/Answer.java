package dev.tribal.mcp.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer to a request: a result or an error (JSON-RPC 2.0, section 5). */
@JsonPropertyOrder({"jsonrpc", "id", "result", "error"})
public sealed interface Answer {
    @JsonProperty("jsonrpc")
    default String version() {
        return "2.0";
    }

    /** The request was carried out; {@code value} is an object on the wire. */
    record Result(
            @JsonProperty("id") JsonNode id,
            @JsonProperty("result") Object value) implements Answer {}

    /**
     * The request was not carried out.
     *
     * @param id {@code null} if the request could not be read so far
     */
    record Failure(
            @JsonProperty("id") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable JsonNode id,

            @JsonProperty("error") ErrorObject error,
            @JsonIgnore ErrorCode code)
            implements Answer {
        /** The answer to a request that failed for a reason its sender is told. */
        public static Failure of(@Nullable JsonNode id, McpException e, Era era) {
            return new Failure(id, e.error(era), e.code());
        }
    }
}
