package dev.tribal.search.pages;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.catalog.Visible;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /ui/live}: tells a page that errors changed which its reader may see, or the one error that a page is
 * about, and nothing of what changed. The page asks for itself again. A stream ends with the token of its reader at the
 * latest, and the browser opens the next one.
 */
@RestController
@Hidden
final class LiveErrors {
    static final String PATH = "/ui/live";

    private static final Logger LOG = LoggerFactory.getLogger(LiveErrors.class);
    private static final Duration LIFETIME = Duration.ofMinutes(4);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Changes changes;
    private final CurrentCaller caller;
    private final OpenStreams streams;

    LiveErrors(Changes changes, CurrentCaller caller, OpenStreams streams) {
        this.changes = changes;
        this.caller = caller;
        this.streams = streams;
    }

    /** Waits in the thread of the request, which is a virtual one. */
    @GetMapping(PATH)
    void stream(HttpServletResponse response, @RequestParam(required = false) @Nullable UUID error) {
        Visible visible = Visible.to(caller.get());
        if (!streams.open(visible.tenant())) {
            throw ProblemException.tooMany("There are too many open streams; try again later", Duration.ofSeconds(30));
        }
        try {
            follow(new Watched(visible, error), rest(), response);
        } catch (IOException e) {
            LOG.debug("A browser has gone, as most streams end", e);
        } finally {
            streams.close(visible.tenant());
        }
    }

    private Duration rest() {
        Instant now = Instant.now();
        Instant end = caller.tokenEnd();
        return end.isBefore(now.plus(LIFETIME)) ? Duration.between(now, end) : LIFETIME;
    }

    private void follow(Watched watched, Duration rest, HttpServletResponse response) throws IOException {
        long end = System.nanoTime() + rest.toNanos();
        long state = changes.stateOf(watched);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        // nginx would keep the events for itself.
        response.setHeader("X-Accel-Buffering", "no");
        // The browser notices that the stream is open: from here on, no change is missed.
        send(response, "retry: 2000\n\n");
        while (System.nanoTime() < end && changes.isRunning()) {
            long wait = Math.min(HEARTBEAT.toNanos(), end - System.nanoTime());
            long next = changes.awaitOther(watched, state, Duration.ofNanos(Math.max(wait, 0)));
            send(response, next == state ? ":\n\n" : "event: changed\ndata:\n\n");
            state = next;
        }
    }

    private static void send(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        response.flushBuffer();
    }
}
