package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Client;
import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Message;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.ProtocolRevision;
import dev.tribal.mcp.protocol.session.Session;
import dev.tribal.mcp.protocol.session.SessionStates;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Finds out which era a request belongs to and what its sender can do. */
record Clients(SessionHeader header, SessionStates states) {
    /**
     * The sender of a request.
     *
     * @throws McpException if its revision is not spoken, or what it says about itself is not complete
     */
    Client of(HttpServletRequest http, Message.Request request, Party party) {
        String revision = http.getHeader(StandardHeaders.REVISION);
        if (Envelope.isClaimed(request, revision)) {
            return Envelope.client(http, request, party);
        }
        ProtocolRevision spoken = spoken(revision);
        return header.session(http, party)
                .map(session -> inSession(session, party))
                .orElseGet(() -> new Client(spoken, party, JsonMapper.shared().createObjectNode(), null, null));
    }

    private Client inSession(Session session, Party party) {
        return new Client(
                session.revision(), party, session.capabilities(), session.key(), states.level(session.key()));
    }

    /**
     * MCP 2025-11-25, basic/transports, Protocol Version Header: an unknown revision is refused, none is taken for
     * 2025-03-26.
     */
    static ProtocolRevision spoken(@Nullable String revision) {
        if (revision == null) {
            return ProtocolRevision.R2025_03_26;
        }
        return ProtocolRevision.find(revision.strip())
                .orElseThrow(() -> new McpException(
                        ErrorCode.INVALID_REQUEST, "Unsupported protocol version in " + StandardHeaders.REVISION));
    }
}
