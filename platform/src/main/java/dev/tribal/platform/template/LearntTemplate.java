package dev.tribal.platform.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A template and the error that its messages are of: that of the oldest of them.
 *
 * @param text the tokens, for example {@code Connection to <*> refused}
 * @param fingerprint of the oldest error, from which ids of the messages to come are derived
 * @param errorId of the oldest error
 * @param parts how many other errors were found to be of it; 0 as long as it is one message
 */
public record LearntTemplate(
        String text,
        String fingerprint,
        @JsonProperty("error_id") UUID errorId,
        int parts) {
    public LearntTemplate {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(errorId, "error_id");
    }

    static LearntTemplate begun(MessageForm form, UUID errorId) {
        return new LearntTemplate(form.text(), form.fingerprint(), errorId, 0);
    }

    /** The same with one more message, and what is known of other templates that turned out to be this one. */
    LearntTemplate with(List<String> tokens, List<LearntTemplate> joined) {
        int more = 1 + joined.stream().mapToInt(LearntTemplate::size).sum();
        return new LearntTemplate(
                String.join(" ", template().widened(tokens).tokens()), fingerprint, errorId, parts + more);
    }

    /** Of how many errors it is. */
    public int size() {
        return parts + 1;
    }

    /** Whether it is of several messages. */
    @JsonIgnore
    boolean isWidened() {
        return parts > 0;
    }

    Template template() {
        // No token has a space in it.
        return new Template(text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }
}
