package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * A solution of another error that helps against this one too. What came of it is kept there, once.
 *
 * @param errorId the error with which it is recorded
 */
public record LinkedSolution(
        @JsonProperty("error_id") UUID errorId,
        @JsonProperty("solution_id") UUID solutionId) {
    public LinkedSolution {
        Objects.requireNonNull(errorId, "error_id");
        Objects.requireNonNull(solutionId, "solution_id");
    }
}
