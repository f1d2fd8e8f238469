package dev.tribal.embedding.grouping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.platform.grouping.DecidedVersions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the fingerprints decides, and what another one would change or has changed.
 *
 * @param deciding the version in force
 * @param since when it was switched on, or the installation began
 * @param earlier the versions that decided before
 * @param newest the newest that there is
 * @param merges how far the merges are that followed; {@code null} if none had to
 * @param plan the answer to a dry run; {@code null} without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionStatus(
        int deciding,
        Instant since,
        List<Integer> earlier,
        int newest,
        @Nullable Merges merges,
        @Nullable Plan plan) {

    static VersionStatus of(DecidedVersions decided, @Nullable MergeProgress progress, @Nullable Plan plan) {
        return new VersionStatus(
                decided.current(),
                decided.since(),
                decided.earlier(),
                FingerprintVersion.NEWEST,
                progress == null ? null : Merges.of(progress),
                plan);
    }

    /** See {@link MergeProgress}. */
    record Merges(
            MergeProgress.State state,
            long merged,
            long of,
            @JsonProperty("kept_apart") long keptApart,
            @JsonProperty("left_out") long leftOut) {
        static Merges of(MergeProgress progress) {
            return new Merges(
                    progress.state(), progress.merged(), progress.of(), progress.keptApart(), progress.leftOut());
        }
    }

    /**
     * What a version would do, in all tenants.
     *
     * @param version that version
     * @param records how many there are
     * @param known of how many of them it says anything
     * @param merged how many would become parts of others
     * @param examples a few of those of the caller's own tenant
     */
    record Plan(
            int version,
            long records,
            long known,
            long merged,
            @JsonProperty("kept_apart") long keptApart,
            @JsonProperty("left_out") long leftOut,
            List<Example> examples) {
        private static final int MOST_EXAMPLES = 20;

        static Plan of(int version, MergePlan plan, String tenant) {
            return new Plan(
                    version,
                    plan.records(),
                    plan.known(),
                    plan.merges().size(),
                    plan.keptApart(),
                    plan.leftOut(),
                    plan.merges().stream()
                            .filter(merge -> merge.part().tenant().equals(tenant))
                            .limit(MOST_EXAMPLES)
                            .map(merge -> new Example(merge.part().id(), merge.into()))
                            .toList());
        }
    }

    /** An error that would become a part of another one. */
    record Example(@JsonProperty("error_id") UUID errorId, UUID into) {}
}
