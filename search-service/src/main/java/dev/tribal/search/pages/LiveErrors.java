package dev.tribal.search.pages;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.catalog.Visible;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * {@code GET /ui/live}: tells a page that errors changed which its reader may see, and nothing of what changed. The page
 * asks for itself again. A stream ends before the token of its reader, and the browser opens the next one.
 */
@RestController
@Hidden
final class LiveErrors {
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

    @GetMapping(value = "/ui/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream() {
        Visible visible = Visible.to(caller.get());
        if (!free.tryAcquire()) {
            throw ProblemException.tooMany("There are too many open streams; try again later", Duration.ofSeconds(30));
        }
        var emitter = new SseEmitter(LIFETIME.plusSeconds(30).toMillis());
        Thread.ofVirtual().name("pages-live").start(() -> {
            try {
                follow(visible, emitter);
            } finally {
                free.release();
            }
        });
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter);
    }

    private void follow(Visible visible, SseEmitter emitter) {
        long end = System.nanoTime() + LIFETIME.toNanos();
        long state = changes.stateOf(visible);
        try {
            emitter.send(SseEmitter.event().name("open").reconnectTime(2_000).data(""));
            while (System.nanoTime() < end && changes.isRunning()) {
                long next = changes.awaitOther(visible, state, HEARTBEAT);
                emitter.send(next == state ? SseEmitter.event().comment("") : changed());
                state = next;
            }
            emitter.complete();
        } catch (IOException | IllegalStateException _) {
            // The browser has gone; that is how most streams end.
            emitter.complete();
        }
    }

    private static SseEmitter.SseEventBuilder changed() {
        return SseEmitter.event().name("changed").data("");
    }
}
