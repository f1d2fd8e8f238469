package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent an error is to the people who own it. */
public enum Priority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("critical")
    CRITICAL
}
