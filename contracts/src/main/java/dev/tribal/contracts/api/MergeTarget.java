package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names the error that another one is merged into.
 *
 * @param errorId an error of the same tenant; of one that is merged itself, what it is merged into
 * @param overrideKeptApart whether to merge them although somebody said that they are not one; {@code null}: no
 */
public record MergeTarget(
        @JsonProperty("error_id") @NotNull UUID errorId,
        @JsonProperty("override_kept_apart") @Nullable Boolean overrideKeptApart) {
    /** Merges them unless somebody said that they are not one. */
    public MergeTarget(UUID errorId) {
        this(errorId, null);
    }

    /** Whether to merge them although somebody said that they are not one. */
    public boolean overrides() {
        return Boolean.TRUE.equals(overrideKeptApart);
    }
}
