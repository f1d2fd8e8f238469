package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What came of a solution, as a client writes it; see {@link dev.tribal.contracts.Outcome} for the fields.
 *
 * @param source who tried it; believed only where it lowers what the token shows, so that nobody can pass for a person
 *     or a CI system
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewOutcome(
        @NotNull Boolean worked,
        @NotBlank @Text(max = Limits.OUTCOME_EVIDENCE) String evidence,

        @Nullable Source source,

        @JsonProperty("run_url") @Text(max = Limits.REFERENCE) @Nullable String runUrl,

        @Text(max = Limits.NAME) @Nullable String commit,
        @Text(max = Limits.NAME) @Nullable String environment) {}
