package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who met an error. */
public enum Source {
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("ci")
    CI,
    @JsonProperty("app")
    APP,
    @JsonProperty("human")
    HUMAN
}
