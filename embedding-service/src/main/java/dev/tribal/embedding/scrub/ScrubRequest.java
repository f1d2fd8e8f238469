package dev.tribal.embedding.scrub;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to apply to the next stored records of the caller's tenant.
 *
 * @param rule id of a scrub rule, in force or not, or {@code all} for those in force
 * @param dryRun whether to only count; {@code null}: no
 * @param after the {@code next} of the answer before; {@code null} to begin
 * @param unknown fields that there are none of
 */
record ScrubRequest(
        @Nullable String rule,
        @JsonProperty("dry_run") @Nullable Boolean dryRun,
        @Nullable UUID after,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {
    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
