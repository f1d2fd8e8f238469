package dev.tribal.contracts.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The events of the caller's tenant that could not be applied, answered by embedding-service; for administrators. */
@HttpExchange(accept = "application/json")
public interface DeadLetterCommands {
    /** The most that a page has. */
    int MOST = 200;

    /**
     * @param state {@code open}, {@code replayed} or {@code discarded}; {@code null} for all
     * @param after the {@code next} of the page before; {@code null} for the first
     * @param maxResults 1 to {@link #MOST}, by default 50
     */
    @Operation(operationId = "listDeadLetters", summary = "The events that could not be applied, newest first")
    @GetExchange("/api/v1/dead-letters")
    DeadLetterPage list(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "max_results", required = false) @Nullable Integer maxResults);

    /** One with its content, or problem {@code not-found}. */
    @Operation(operationId = "showDeadLetter", summary = "One event that could not be applied, with its content")
    @GetExchange("/api/v1/dead-letters/{id}")
    DeadLetterContent show(@PathVariable("id") UUID id);

    /** Puts the event at the end of the log once more, also if it was discarded; one that was replayed stays as it is. */
    @Operation(operationId = "replayDeadLetter", summary = "Accept an event once more that could not be applied")
    @PostExchange("/api/v1/dead-letters/{id}/replay")
    DeadLetter replay(@PathVariable("id") UUID id);

    /** The same for many, as many as one request may take. */
    @Operation(operationId = "replayDeadLetters", summary = "Accept many events once more, oldest first")
    @PostExchange(url = "/api/v1/dead-letters/replay", contentType = "application/json")
    ReplayReceipt replay(@RequestBody ReplayOrder order);

    /** Nobody wants the event; it is kept, but does not wait any more. One that does not wait stays as it is. */
    @Operation(operationId = "discardDeadLetter", summary = "Give an event up that could not be applied")
    @DeleteExchange("/api/v1/dead-letters/{id}")
    DeadLetter discard(@PathVariable("id") UUID id);
}
