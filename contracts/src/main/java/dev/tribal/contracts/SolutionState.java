package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is known about whether a solution helps. */
public enum SolutionState {
    /** Nobody has said what came of it. */
    @JsonProperty("unverified")
    UNVERIFIED,
    /** It worked more often than it failed. */
    @JsonProperty("verified")
    VERIFIED,
    /** It failed as often as it worked, or the error came back after it had worked. */
    @JsonProperty("disputed")
    DISPUTED,
    /** It failed more often than it worked. */
    @JsonProperty("failed")
    FAILED,
    /** A later solution takes its place. */
    @JsonProperty("superseded")
    SUPERSEDED
}
