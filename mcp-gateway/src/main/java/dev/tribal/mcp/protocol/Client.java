package dev.tribal.mcp.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who a request comes from and what it can be answered with.
 *
 * @param capabilities what the client declared, in its session or in the request
 * @param session the id of its session; {@code null} for none
 * @param logLevel the least urgent log messages that it wants; {@code null} for none
 */
public record Client(
        ProtocolRevision revision,
        Party party,
        ObjectNode capabilities,
        @Nullable String session,
        @Nullable LogLevel logLevel) {
    /** Whether the client declared that it can do something, for example {@code sampling}. */
    public boolean can(String capability) {
        return capabilities.path(capability).isObject();
    }
}
