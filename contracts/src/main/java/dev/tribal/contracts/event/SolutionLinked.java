package dev.tribal.contracts.event;

import dev.tribal.contracts.LinkedSolution;
import java.util.Objects;

/** Somebody said that a solution of another error helps against this one too. */
public record SolutionLinked(LinkedSolution link) implements ErrorEventData {
    public SolutionLinked {
        Objects.requireNonNull(link, "link");
    }
}
