package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt to fix an error with a solution.
 *
 * @param worked whether the error was gone
 * @param evidence how that was seen
 * @param source who saw it: which kind of principal the token shows, or less if the report says so
 * @param reporter the principal that said so
 * @param reportedAt when it was accepted
 * @param runUrl page of the CI run
 * @param commit version-control revision in which the solution was tried
 * @param environment where it was tried, for example {@code staging}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        boolean worked,
        @Nullable String evidence,
        @Nullable Source source,
        @Nullable String reporter,
        @JsonProperty("reported_at") Instant reportedAt,
        @JsonProperty("run_url") @Nullable String runUrl,
        @Nullable String commit,
        @Nullable String environment) {
    public Outcome {
        Objects.requireNonNull(reportedAt, "reported_at");
    }
}
