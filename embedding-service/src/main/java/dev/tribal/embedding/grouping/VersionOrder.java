package dev.tribal.embedding.grouping;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the fingerprints is to decide.
 *
 * @param dryRun whether to only say what that would merge; {@code null}: no
 */
record VersionOrder(
        @Nullable Integer version,
        @JsonProperty("dry_run") @Nullable Boolean dryRun) {
    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
