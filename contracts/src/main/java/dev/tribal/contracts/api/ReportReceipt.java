package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Position;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a test report: what was in it and what became of each failure.
 *
 * @param files how many report files were read
 * @param tests how many test cases they held
 * @param failed how many of these failed or ended in error
 * @param reports one entry per failed test case, in the order of the files
 * @param outcomes one entry per applied solution about which the tests say something
 * @param leftOut what else would have been said and could not be found out now, a sentence each; empty in most cases
 */
public record ReportReceipt(
        int files,
        int tests,
        int failed,
        List<Reported> reports,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tested> outcomes,

        @JsonProperty("left_out") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> leftOut) {
    public ReportReceipt {
        reports = List.copyOf(reports);
        outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    /** What a test says of a solution, and the event that says so. */
    public record Tested(
            UUID id,
            Position position,
            @JsonProperty("solution_id") UUID solutionId,
            boolean worked) {}

    /** The error record that a failed test case was folded into, and the event that says so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reported(
            UUID id,
            Position position,
            @JsonProperty("error_type") String errorType,
            @JsonProperty("test_id") @Nullable String testId) {}
}
