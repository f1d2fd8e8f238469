package dev.tribal.mcp.protocol.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Which forms of an answer a client takes (MCP 2025-11-25, basic/transports, Sending Messages, items 2 and 5): JSON, or
 * a stream of events with the answer at its end.
 */
record Accepted(boolean json, boolean stream) {
    /** A client that says nothing takes anything. */
    static Accepted of(@Nullable List<String> header) {
        if (header == null || header.isEmpty()) {
            return new Accepted(true, true);
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(header);
            return new Accepted(
                    includes(types, MediaType.APPLICATION_JSON), includes(types, MediaType.TEXT_EVENT_STREAM));
        } catch (InvalidMediaTypeException _) {
            return new Accepted(false, false);
        }
    }

    private static boolean includes(List<MediaType> types, MediaType wanted) {
        return types.stream().anyMatch(type -> type.includes(wanted));
    }
}
