package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Answer;
import dev.tribal.mcp.protocol.Era;
import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Message;
import dev.tribal.mcp.protocol.MessageReader;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.stream.ListenFeature;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The one endpoint of the transport of either era (MCP 2025-11-25 and 2026-07-28, basic/transports). */
@Hidden
@RestController
public final class McpEndpoint {
    /** What opens a stream is held in memory for as long as that is open; a hundred subscriptions to errors have 6 KiB. */
    private static final int MOST_TO_LISTEN = 16 * 1024;

    private final Requests requests;
    private final SessionRequests sessions;
    private final OriginPolicy origins;
    private final Supplier<Party> parties;
    private final MessageReader reader = new MessageReader();

    /** @param parties who sends the request that the current thread works on */
    public McpEndpoint(Requests requests, SessionRequests sessions, OriginPolicy origins, Supplier<Party> parties) {
        this.requests = requests;
        this.sessions = sessions;
        this.origins = origins;
        this.parties = parties;
    }

    /** Takes one message and answers it. */
    @PostMapping(path = "/mcp", consumes = MediaType.APPLICATION_JSON_VALUE)
    void post(
            HttpServletRequest http,
            HttpServletResponse response,
            @RequestBody(required = false) byte @Nullable [] body) {
        Accepted accepted = accepted(http);
        var exchange = new Exchange(response, accepted);
        if (!accepted.json() && !accepted.stream()) {
            refuse(response, HttpStatus.NOT_ACCEPTABLE, "Accept application/json and text/event-stream");
        } else if (isAllowed(http, response)) {
            take(http, response, exchange, body == null ? new byte[0] : body);
        }
    }

    /** Section Listening for Messages from the Server: the stream of a session. */
    @GetMapping(path = "/mcp")
    void get(HttpServletRequest http, HttpServletResponse response) {
        if (isAllowed(http, response)) {
            guarded(response, () -> sessions.stream(http, response, accepted(http), parties.get()));
        }
    }

    /** Section Session Management, item 5: the end of a session. */
    @DeleteMapping(path = "/mcp")
    void delete(HttpServletRequest http, HttpServletResponse response) {
        if (isAllowed(http, response)) {
            guarded(response, () -> sessions.end(http, response, parties.get()));
        }
    }

    private void take(HttpServletRequest http, HttpServletResponse response, Exchange exchange, byte[] body) {
        guarded(response, () -> {
            switch (reader.read(body)) {
                case Message.Request request
                when opensStream(request) && body.length > MOST_TO_LISTEN ->
                    exchange.answer(
                            HttpStatus.CONTENT_TOO_LARGE, Answer.Failure.of(request.id(), tooLarge(), Era.STATELESS));
                case Message.Request request -> requests.answer(http, response, exchange, request, parties.get());
                // Section Sending Messages, item 4: what needs no answer gets 202 without a body.
                case Message.Notification notification ->
                    sessions.notified(http, response, notification, parties.get());
                case Message.Reply reply -> sessions.replied(http, response, reply, parties.get());
            }
        });
    }

    private static boolean opensStream(Message.Request request) {
        return request.method().equals(ListenFeature.METHOD);
    }

    private static McpException tooLarge() {
        return McpException.invalidParams("A message that opens a stream has at most %d KiB; name fewer resources"
                .formatted(MOST_TO_LISTEN / 1024));
    }

    private static void guarded(HttpServletResponse response, Runnable work) {
        try {
            work.run();
        } catch (McpException e) {
            refuse(response, e.code() == ErrorCode.BUSY ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.BAD_REQUEST, e);
        } catch (SessionHeader.SessionGoneException e) {
            refuse(response, HttpStatus.NOT_FOUND, e.problem());
        }
    }

    private boolean isAllowed(HttpServletRequest http, HttpServletResponse response) {
        if (origins.allows(http.getHeader(HttpHeaders.ORIGIN))) {
            return true;
        }
        // Security Warning, item 1.
        refuse(response, HttpStatus.FORBIDDEN, "Calls from this origin are not allowed");
        return false;
    }

    private static Accepted accepted(HttpServletRequest http) {
        return Accepted.of(Collections.list(http.getHeaders(HttpHeaders.ACCEPT)));
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String message) {
        refuse(response, status, new McpException(ErrorCode.INVALID_REQUEST, message));
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, McpException problem) {
        Statuses.explain(response, status);
        var exchange = new Exchange(response, new Accepted(true, false));
        exchange.answer(status, Answer.Failure.of(null, problem, Era.SESSIONS));
    }
}
