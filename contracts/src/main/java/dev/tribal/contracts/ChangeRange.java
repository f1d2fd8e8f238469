package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes between a run in which an error was seen and the first one after it that passed: one of them may be what
 * fixed it, and nobody has verified that.
 *
 * @param from the version-control revision of the run that failed
 * @param to that of the run that passed
 * @param compareUrl page of the server that shows the changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeRange(
        String from,
        String to,
        @JsonProperty("compare_url") @Nullable String compareUrl) {
    public ChangeRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
