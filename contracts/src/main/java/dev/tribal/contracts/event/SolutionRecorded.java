package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Solution;
import java.util.List;
import java.util.Objects;

/** Somebody recorded what fixed an error. */
public record SolutionRecorded(
        Solution solution,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Redaction> scrubbed) implements ErrorEventData {
    public SolutionRecorded {
        Objects.requireNonNull(solution, "solution");
        scrubbed = scrubbed == null ? List.of() : List.copyOf(scrubbed);
    }

    /** A solution from which nothing was taken out. */
    public SolutionRecorded(Solution solution) {
        this(solution, List.of());
    }
}
