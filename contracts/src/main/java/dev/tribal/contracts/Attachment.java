package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says that a text of a context is an excerpt and where the whole is: in the blob store, under tenant and id of its
 * record, the event that brought it, and its field. It names no tenant and no record, so that none can lead elsewhere.
 *
 * @param field which text it is
 * @param eventId the event that brought the text
 * @param bytes length of the whole text as UTF-8
 * @param sha256 hash of the whole text as UTF-8, in hexadecimal
 * @param missing {@code true} in an answer that should have the whole text, but could not get it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(
        LongText field,
        @JsonProperty("event_id") UUID eventId,
        long bytes,
        String sha256,
        @Nullable Boolean missing) {
    public Attachment {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(eventId, "event_id");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** The same, marked as not available. */
    public Attachment notFound() {
        return new Attachment(field, eventId, bytes, sha256, true);
    }

    /** Whether both stand for the same text, whoever brought it. */
    boolean isSameText(Attachment other) {
        return field == other.field && sha256.equals(other.sha256);
    }
}
