package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the newest version of the fingerprints, which runs in shadow, differs from what is in force.
 *
 * @param version the version in shadow
 * @param records the records that were reported since it is computed, merged ones as one
 * @param groups how many of them there would be if those with a fingerprint in common were one
 * @param joined how many records would be joined with another one
 * @param split how many records at most would be split: those whose reports differ in a fingerprint of the same kind
 * @param complete whether all were considered; of very many, only a part is
 */
public record GroupingDifference(
        int version,
        long records,
        long groups,
        long joined,
        @JsonProperty("split_at_most") long split,
        boolean complete) {}
