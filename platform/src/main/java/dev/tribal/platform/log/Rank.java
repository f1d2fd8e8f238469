package dev.tribal.platform.log;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a line of a log says about why it ends in failure, least first. */
public enum Rank {
    /** Names the step that the following lines belong to. */
    @JsonProperty("step")
    STEP,
    /** Says that something failed before. */
    @JsonProperty("consequence")
    CONSEQUENCE,
    /** Has words that failures have. */
    @JsonProperty("weak")
    WEAK,
    /** Says by its form that it is an error. */
    @JsonProperty("likely")
    LIKELY,
    /** Says what is wrong, and where. */
    @JsonProperty("cause")
    CAUSE
}
