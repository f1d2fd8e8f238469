package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a search makes of an error; the thresholds are settings of search-service. */
public enum Verdict {
    /** It is this known error, so that what fixed it is worth a try. */
    @JsonProperty("same")
    SAME,
    /** It may be, or is akin to it. */
    @JsonProperty("similar")
    SIMILAR,
    /** Nothing that is known is good enough. */
    @JsonProperty("none")
    NONE
}
