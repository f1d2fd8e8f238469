package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What fixed an error, as one author recorded it.
 *
 * @param id unique in the tenant
 * @param description what to do, in a sentence or two
 * @param codeFix the change itself, as code or as a diff
 * @param explanation why it helps
 * @param references URLs or file names for further reading; empty if there are none
 * @param verify how to see that it worked, for example a command
 * @param author the principal that recorded it
 * @param recordedAt when it was accepted
 * @param source which kind of principal the author is, as the token said; {@code null} if that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Solution(
        UUID id,
        String description,
        @JsonProperty("code_fix") @Nullable String codeFix,
        @Nullable String explanation,
        List<String> references,
        @Nullable String verify,
        @Nullable String author,
        @JsonProperty("recorded_at") Instant recordedAt,
        @Nullable Source source) {
    public Solution {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(recordedAt, "recorded_at");
        references = references == null ? List.of() : List.copyOf(references);
    }

    /** A solution of which nobody knows who wrote it. */
    public Solution(
            UUID id,
            String description,
            @Nullable String codeFix,
            @Nullable String explanation,
            List<String> references,
            @Nullable String verify,
            @Nullable String author,
            Instant recordedAt) {
        this(id, description, codeFix, explanation, references, verify, author, recordedAt, null);
    }
}
