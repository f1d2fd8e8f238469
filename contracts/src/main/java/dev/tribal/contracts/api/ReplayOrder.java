package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of the dead letters that wait are replayed, oldest first; without any condition, all.
 *
 * @param eventType only those of this type
 * @param errorId only those about this error
 * @param until only those that were put aside no later; what fails again is so not replayed by the next request
 * @param after the {@code next} of the answer before; {@code null} to begin
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayOrder(
        @JsonProperty("event_type") @Nullable String eventType,
        @JsonProperty("error_id") @Nullable UUID errorId,
        @Nullable Instant until,
        @Nullable UUID after) {
    /** Every one that waits now. */
    public static ReplayOrder all() {
        return new ReplayOrder(null, null, null, null);
    }
}
