package dev.tribal.mcp.protocol.signal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tribal.mcp.protocol.LogLevel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that a client told one instance about its session and the others have to know. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "signal")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Signal.Subscribed.class, name = "subscribed"),
    @JsonSubTypes.Type(value = Signal.Unsubscribed.class, name = "unsubscribed"),
    @JsonSubTypes.Type(value = Signal.LevelSet.class, name = "level-set"),
    @JsonSubTypes.Type(value = Signal.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Signal.Replied.class, name = "replied"),
    @JsonSubTypes.Type(value = Signal.Cancelled.class, name = "cancelled")
})
public sealed interface Signal {
    /** The id of the session. */
    String session();

    record Subscribed(String session, String uri) implements Signal {}

    record Unsubscribed(String session, String uri) implements Signal {}

    record LevelSet(String session, LogLevel level) implements Signal {}

    record Ended(String session) implements Signal {}

    /** @param id of the server's request */
    record Replied(String session, String id, ObjectNode reply) implements Signal {}

    /** @param requestId of the client's request */
    record Cancelled(String session, JsonNode requestId) implements Signal {}
}
