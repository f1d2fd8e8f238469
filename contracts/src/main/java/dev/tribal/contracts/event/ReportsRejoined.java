package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody said that reports which were separated from an error are of this one after all.
 *
 * @param errorId the error that they were of
 */
public record ReportsRejoined(@JsonProperty("error_id") UUID errorId) implements ErrorEventData {
    public ReportsRejoined {
        Objects.requireNonNull(errorId, "error_id");
    }
}
