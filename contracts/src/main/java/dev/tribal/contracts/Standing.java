package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a solution stands among the others of its error at the time of an answer.
 *
 * @param confidence lower bound of the share of attempts in which it works, 0 to 1; 0 if nothing is known
 * @param caveat why it stands lower than that, for example {@code applies to python, not to java}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(
        SolutionState state, double confidence, @Nullable String caveat) {
    public Standing {
        Objects.requireNonNull(state, "state");
    }
}
