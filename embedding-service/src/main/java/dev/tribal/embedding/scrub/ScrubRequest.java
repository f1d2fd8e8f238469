package dev.tribal.embedding.scrub;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to apply to the next stored records of the caller's tenant.
 *
 * @param rule id of a scrub rule, in force or not, or {@code all} for those in force
 * @param dryRun whether to only count; {@code null}: no
 * @param after the {@code next} of the answer before; {@code null} to begin
 */
record ScrubRequest(
        @Nullable String rule,
        @JsonProperty("dry_run") @Nullable Boolean dryRun,
        @Nullable UUID after) {
    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
