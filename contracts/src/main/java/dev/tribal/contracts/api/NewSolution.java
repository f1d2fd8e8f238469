package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A solution as a client writes it; see {@link dev.tribal.contracts.Solution} for the fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSolution(
        @NotBlank @Text(max = Limits.SOLUTION_DESCRIPTION) String description,

        @JsonProperty("code_fix") @Text(max = Limits.SOLUTION_CODE_FIX) @Nullable String codeFix,

        @Text(max = Limits.SOLUTION_EXPLANATION) @Nullable String explanation,
        @Size(max = Limits.REFERENCES) @Nullable List<@NotNull @Text(max = Limits.REFERENCE) String> references,
        @Text(max = Limits.REFERENCE) @Nullable String verify,

        @JsonProperty("applies_to") @Valid @Nullable Applicability appliesTo,

        @Nullable UUID supersedes) {
    /** A solution that helps everywhere and replaces no other. */
    public NewSolution(
            String description,
            @Nullable String codeFix,
            @Nullable String explanation,
            @Nullable List<String> references,
            @Nullable String verify) {
        this(description, codeFix, explanation, references, verify, null, null);
    }
}
