package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A dead letter with the message that nobody could apply.
 *
 * @param attributes those of the event, as they stand in the headers of its message
 * @param content of the message, as text; what is no text is replaced
 * @param truncated whether the content goes on
 */
public record DeadLetterContent(
        @JsonProperty("dead_letter") DeadLetter deadLetter,
        Map<String, String> attributes,
        String content,
        boolean truncated) {
    /** How much of a content is shown, in bytes. */
    public static final int MOST_BYTES = 64 * 1024;

    public DeadLetterContent {
        attributes = Map.copyOf(attributes);
    }
}
