package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * An error was deleted, and the template that began with its message is to be forgotten.
 *
 * @param errorId the error
 */
public record TemplateForgotten(@JsonProperty("error_id") UUID errorId) implements ErrorEventData {
    public TemplateForgotten {
        Objects.requireNonNull(errorId, "error_id");
    }
}
