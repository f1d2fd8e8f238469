package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a report comes from.
 *
 * @param source who met the error
 * @param project repository or application inside the tenant
 * @param commit version-control revision that was built or ran
 * @param runUrl page of the CI run
 * @param testId the failed test, for example {@code com.example.CartTest#total}
 * @param environment where it ran, for example {@code production}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(
        @Nullable Source source,
        @Text(max = Limits.NAME) @Nullable String project,
        @Text(max = Limits.NAME) @Nullable String commit,

        @JsonProperty("run_url") @Text(max = Limits.REFERENCE) @Nullable String runUrl,

        @JsonProperty("test_id") @Text(max = Limits.REFERENCE) @Nullable String testId,

        @Text(max = Limits.NAME) @Nullable String environment) {
    /** An origin of which only the source is known. */
    public static Origin of(Source source) {
        return new Origin(source, null, null, null, null, null);
    }
}
