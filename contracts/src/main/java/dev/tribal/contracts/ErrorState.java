package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an error stands; one that was resolved or closed is open again when it is seen again (a regression). */
public enum ErrorState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("in_progress")
    IN_PROGRESS,
    @JsonProperty("resolved")
    RESOLVED,
    @JsonProperty("closed")
    CLOSED;

    /** Whether the next report of this error is a regression. */
    public boolean isDone() {
        return this == RESOLVED || this == CLOSED;
    }
}
