package dev.tribal.contracts.event;

import dev.tribal.contracts.Solution;
import java.util.Objects;

/** Somebody recorded what fixed an error. */
public record SolutionRecorded(Solution solution) implements ErrorEventData {
    public SolutionRecorded {
        Objects.requireNonNull(solution, "solution");
    }
}
