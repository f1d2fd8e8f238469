package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody said that an error is not the same as another one, whatever they have in common.
 *
 * @param errorId the other one
 */
public record ErrorKeptApart(@JsonProperty("error_id") UUID errorId) implements ErrorEventData {
    public ErrorKeptApart {
        Objects.requireNonNull(errorId, "error_id");
    }
}
