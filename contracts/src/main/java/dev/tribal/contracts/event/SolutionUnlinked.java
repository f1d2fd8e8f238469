package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/** Somebody said that a solution of another error does not help against this one after all. */
public record SolutionUnlinked(@JsonProperty("solution_id") UUID solutionId) implements ErrorEventData {
    public SolutionUnlinked {
        Objects.requireNonNull(solutionId, "solution_id");
    }
}
