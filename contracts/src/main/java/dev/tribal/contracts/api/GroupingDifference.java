package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the newest version of the fingerprints, which runs in shadow, differs from what is in force.
 *
 * @param deciding the version in force
 * @param version the version in shadow; {@code null} if the newest one is in force, with nothing to compare
 * @param records the records that were reported since it is computed, merged ones as one
 * @param groups how many of them there would be if those with the deciding fingerprint in common were one
 * @param joined how many records would be joined with another one
 * @param split how many records at most would be split: those whose reports differ in a fingerprint of the same kind
 * @param complete whether all were considered; of very many, only a part is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupingDifference(
        int deciding,
        @Nullable Integer version,
        long records,
        long groups,
        long joined,
        @JsonProperty("split_at_most") long split,
        boolean complete) {
    /** No version runs in shadow. */
    public static GroupingDifference none(int deciding) {
        return new GroupingDifference(deciding, null, 0, 0, 0, 0, true);
    }
}
