package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Message;
import dev.tribal.mcp.protocol.Params;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.ProtocolRevision;
import dev.tribal.mcp.protocol.input.PendingReplies;
import dev.tribal.mcp.protocol.session.RunningCalls;
import dev.tribal.mcp.protocol.session.Session;
import dev.tribal.mcp.protocol.session.SessionStates;
import dev.tribal.mcp.protocol.session.Sessions;
import dev.tribal.mcp.protocol.stream.Delivery;
import dev.tribal.mcp.protocol.stream.UpdateStream;
import dev.tribal.mcp.protocol.stream.UpdateStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients of the sessions' era do besides requests: streams, ends, cancellations and answers. */
public final class SessionRequests {
    private final Sessions sessions;
    private final SessionStates states;
    private final RunningCalls running;
    private final PendingReplies replies;
    private final UpdateStreams streams;
    private final SessionHeader header;

    public SessionRequests(
            Sessions sessions,
            SessionStates states,
            RunningCalls running,
            PendingReplies replies,
            UpdateStreams streams) {
        this.sessions = sessions;
        this.states = states;
        this.running = running;
        this.replies = replies;
        this.streams = streams;
        this.header = new SessionHeader(sessions);
    }

    Clients clients() {
        return new Clients(header, states);
    }

    /** MCP 2025-11-25, basic/transports, Session Management, item 1: the id comes with the answer to initialize. */
    void begin(HttpServletResponse response, ObjectNode params, Party party) {
        ProtocolRevision revision = ProtocolRevision.negotiate(Params.text(params, "protocolVersion"));
        ObjectNode capabilities =
                params.get("capabilities") instanceof ObjectNode declared ? declared : params.objectNode();
        response.setHeader(SessionHeader.NAME, sessions.begin(party, revision, capabilities));
    }

    /** Without a session there is nothing to hear of, so that GET is not for this client. */
    void stream(HttpServletRequest http, HttpServletResponse response, Accepted accepted, Party party) {
        Optional<Session> session = header.session(http, party);
        if (session.isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
        } else if (!accepted.stream()) {
            response.setStatus(HttpStatus.NOT_ACCEPTABLE.value());
        } else {
            String key = session.get().key();
            UpdateStream stream = streams.open(party, uri -> states.isSubscribed(key, uri));
            Delivery.run(streams, stream, new Exchange(response, new Accepted(false, true)), Map.of());
        }
    }

    void end(HttpServletRequest http, HttpServletResponse response, Party party) {
        Optional<Session> session = header.session(http, party);
        session.ifPresent(found -> states.end(found.key()));
        if (session.isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
        }
        response.setStatus((session.isEmpty() ? HttpStatus.METHOD_NOT_ALLOWED : HttpStatus.NO_CONTENT).value());
    }

    void notified(
            HttpServletRequest http, HttpServletResponse response, Message.Notification notification, Party party) {
        Clients.spoken(http.getHeader(StandardHeaders.REVISION));
        Optional<Session> session = header.session(http, party);
        JsonNode requestId = notification.params().get("requestId");
        if (session.isPresent() && requestId != null && "notifications/cancelled".equals(notification.method())) {
            running.cancel(session.get().key(), requestId);
        }
        response.setStatus(HttpStatus.ACCEPTED.value());
    }

    void replied(HttpServletRequest http, HttpServletResponse response, Message.Reply reply, Party party) {
        Clients.spoken(http.getHeader(StandardHeaders.REVISION));
        header.session(http, party)
                .filter(_ -> reply.id().isString())
                .ifPresent(session -> replies.accept(session.key(), reply.id().stringValue(), reply.content()));
        response.setStatus(HttpStatus.ACCEPTED.value());
    }
}
