package dev.tribal.search.pages;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.catalog.Visible;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /ui/live}: tells a page that errors changed which its reader may see, and nothing of what changed. The page
 * asks for itself again. A stream ends before the token of its reader, and the browser opens the next one.
 */
@RestController
@Hidden
final class LiveErrors {
    private static final Logger LOG = LoggerFactory.getLogger(LiveErrors.class);
    private static final Duration LIFETIME = Duration.ofMinutes(4);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Changes changes;
    private final CurrentCaller caller;
    private final Semaphore free;

    /** @param streams how many may be open at once */
    LiveErrors(Changes changes, CurrentCaller caller, int streams) {
        this.changes = changes;
        this.caller = caller;
        this.free = new Semaphore(streams);
    }

    /** Waits in the thread of the request, which is a virtual one. */
    @GetMapping("/ui/live")
    void stream(HttpServletResponse response) {
        Visible visible = Visible.to(caller.get());
        if (!free.tryAcquire()) {
            throw ProblemException.tooMany("There are too many open streams; try again later", Duration.ofSeconds(30));
        }
        try {
            follow(visible, response);
        } catch (IOException e) {
            LOG.debug("A browser has gone, as most streams end", e);
        } finally {
            free.release();
        }
    }

    private void follow(Visible visible, HttpServletResponse response) throws IOException {
        long end = System.nanoTime() + LIFETIME.toNanos();
        long state = changes.stateOf(visible);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        // nginx would keep the events for itself.
        response.setHeader("X-Accel-Buffering", "no");
        send(response, "retry: 2000\nevent: open\ndata:\n\n");
        while (System.nanoTime() < end && changes.isRunning()) {
            long next = changes.awaitOther(visible, state, HEARTBEAT);
            send(response, next == state ? ":\n\n" : "event: changed\ndata:\n\n");
            state = next;
        }
    }

    private static void send(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        response.flushBuffer();
    }
}
