package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * An error began of which nothing is known but its message: from several of them templates are learnt. What the event is
 * of is no error, but what is learnt of messages of equal length and beginning.
 *
 * @param errorId the error
 * @param fingerprint of it
 * @param type of the error, as everybody would write it
 * @param text its message without what is known to be a value
 */
public record TemplateObserved(@JsonProperty("error_id") UUID errorId, String fingerprint, String type, String text)
        implements ErrorEventData {
    public TemplateObserved {
        Objects.requireNonNull(errorId, "error_id");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }
}
