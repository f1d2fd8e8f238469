package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.Position;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The answer to many reports in one request: what became of each.
 *
 * @param accepted how many are on the log
 * @param refused how many are not, each for a reason of its own
 * @param results one entry per report, in their order
 */
public record BatchReceipt(int accepted, int refused, List<Result> results) {
    public BatchReceipt {
        results = List.copyOf(results);
    }

    /** The answer with these results. */
    public static BatchReceipt of(List<Result> results) {
        long accepted = results.stream().filter(result -> result.id() != null).count();
        long refused =
                results.stream().filter(result -> result.problem() != null).count();
        return new BatchReceipt(Math.toIntExact(accepted), Math.toIntExact(refused), results);
    }

    /**
     * What became of one report: accepted, with id and position, or a problem, or ignored.
     *
     * @param line of the body, counted from 1; in a list the number of the entry
     * @param ignored why nothing follows from it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            int line,
            @Nullable UUID id,
            @Nullable Position position,
            @JsonProperty("solution_id") @Nullable UUID solutionId,
            @Nullable String ignored,
            @Nullable ProblemDetail problem) {
        public static Result accepted(int line, Accepted accepted) {
            return new Result(line, accepted.id(), accepted.position(), accepted.solutionId(), null, null);
        }

        public static Result ignored(int line, String reason) {
            return new Result(line, null, null, null, reason, null);
        }

        public static Result refused(int line, ProblemDetail problem) {
            return new Result(line, null, null, null, null, problem);
        }
    }
}
