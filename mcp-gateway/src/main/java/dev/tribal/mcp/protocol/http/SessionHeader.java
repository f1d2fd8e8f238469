package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.session.Session;
import dev.tribal.mcp.protocol.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds the session that a request names (MCP 2025-11-25, basic/transports, Session Management). */
record SessionHeader(Sessions sessions) {
    static final String NAME = "Mcp-Session-Id";

    /**
     * The session; empty if the request names none, which any request but those about a session may do.
     *
     * @throws SessionGoneException if there is no such session, so that the client begins a new one (item 3)
     */
    Optional<Session> session(HttpServletRequest http, Party party) {
        String id = http.getHeader(NAME);
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(sessions.find(id, party).orElseThrow(SessionGoneException::new));
    }

    /** The named session is over, or is somebody else's. */
    static final class SessionGoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** What the client is told. */
        McpException problem() {
            return new McpException(ErrorCode.INVALID_REQUEST, "There is no such session; send initialize again");
        }
    }
}
