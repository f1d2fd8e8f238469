package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody took back that an error is not the same as another one.
 *
 * @param errorId the other one
 */
public record ErrorNotKeptApart(@JsonProperty("error_id") UUID errorId) implements ErrorEventData {
    public ErrorNotKeptApart {
        Objects.requireNonNull(errorId, "error_id");
    }
}
