package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Position;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accepted event that could not be applied and was put aside.
 *
 * @param at when it was put aside
 * @param state what somebody did about it
 * @param cause why it could not be applied, in a sentence that has nothing of its content
 * @param position where it stood among the events; {@code null} if its message does not say
 * @param errorId the error that it is about; {@code null} if that cannot be told: then only operators see it
 * @param eventType what happened, for example {@code dev.tribal.error.reported.v1}; {@code null} if that cannot be read
 * @param replays how often it was replayed before it was put aside as this
 * @param bytes size of its content
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        UUID id,
        Instant at,
        State state,
        String cause,
        @Nullable Position position,
        @JsonProperty("error_id") @Nullable UUID errorId,
        @JsonProperty("event_type") @Nullable String eventType,
        int replays,
        int bytes) {
    /** Whether an event still waits for somebody to do something about it. */
    public enum State {
        /** It waits. */
        @JsonProperty("open")
        OPEN,
        /** It was accepted once more. If it failed again, it waits as another dead letter. */
        @JsonProperty("replayed")
        REPLAYED,
        /** Nobody wants it. */
        @JsonProperty("discarded")
        DISCARDED
    }
}
