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
 */
public record ReportReceipt(int files, int tests, int failed, List<Reported> reports) {
    public ReportReceipt {
        reports = List.copyOf(reports);
    }

    /** The error record that a failed test case was folded into, and the event that says so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reported(
            UUID id,
            Position position,
            @JsonProperty("error_type") String errorType,
            @JsonProperty("test_id") @Nullable String testId) {}
}
