package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Answer;
import dev.tribal.mcp.protocol.Channel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes back over HTTP for one request: one JSON object, or a stream of events as soon as something is to be sent
 * before the answer.
 */
final class Exchange implements Channel {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServletResponse response;
    private final Accepted accepted;
    private boolean streaming;
    private boolean gone;

    Exchange(HttpServletResponse response, Accepted accepted) {
        this.response = response;
        this.accepted = accepted;
    }

    /** Whether anything can be sent before the answer. */
    boolean canStream() {
        return accepted.stream();
    }

    @Override
    public synchronized void send(Object message) {
        if (accepted.stream()) {
            beginStream();
            // Jackson writes no line break, so one data line holds all of it.
            stream("event: message\ndata: " + JSON.writeValueAsString(message) + "\n\n");
        }
    }

    /** Also keeps the connection from looking idle, with a comment that clients skip. */
    @Override
    public synchronized boolean isOpen() {
        if (accepted.stream()) {
            beginStream();
            stream(": still here\n\n");
        }
        return accepted.stream() && !gone;
    }

    /** Sends the answer; on a stream the status has gone out already. */
    synchronized void answer(HttpStatus status, Answer answer) {
        if (streaming || !accepted.json()) {
            if (!streaming) {
                response.setStatus(status.value());
            }
            send(answer);
        } else {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            byte[] body = JSON.writeValueAsBytes(answer);
            // With its length known the answer leaves in one piece; what is flushed by hand goes in chunks.
            response.setContentLength(body.length);
            write(body);
        }
    }

    /** Ends without an answer, as a client that gave its request up expects none. */
    synchronized void end() {
        if (!accepted.stream()) {
            response.setStatus(HttpStatus.ACCEPTED.value());
        } else {
            beginStream();
        }
    }

    private void beginStream() {
        if (!streaming) {
            streaming = true;
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader("Cache-Control", "no-store");
            // Tells proxies that they must not collect events.
            response.setHeader("X-Accel-Buffering", "no");
        }
    }

    private void stream(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
        try {
            response.flushBuffer();
        } catch (IOException _) {
            gone = true;
        }
    }

    private void write(byte... bytes) {
        if (gone) {
            return;
        }
        try {
            response.getOutputStream().write(bytes);
        } catch (IOException _) {
            gone = true;
        }
    }
}
