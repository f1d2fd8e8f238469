package dev.tribal.embedding.grouping;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the fingerprints is to decide.
 *
 * @param dryRun whether to only say what that would merge; {@code null}: no
 * @param unknown fields that there are none of
 */
record VersionOrder(
        @Nullable Integer version,
        @JsonProperty("dry_run") @Nullable Boolean dryRun,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {
    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
