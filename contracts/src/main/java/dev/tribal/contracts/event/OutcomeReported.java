package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Redaction;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Somebody tried a solution of an error and says what came of it. */
public record OutcomeReported(
        @JsonProperty("solution_id") UUID solutionId,
        Outcome outcome,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Redaction> scrubbed)
        implements ErrorEventData {
    public OutcomeReported {
        Objects.requireNonNull(solutionId, "solution_id");
        Objects.requireNonNull(outcome, "outcome");
        scrubbed = scrubbed == null ? List.of() : List.copyOf(scrubbed);
    }

    /** An outcome from which nothing was taken out. */
    public OutcomeReported(UUID solutionId, Outcome outcome) {
        this(solutionId, outcome, List.of());
    }
}
