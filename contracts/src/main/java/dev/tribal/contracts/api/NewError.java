package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Metadata;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tribal's classic record: one report of an error, with what fixed it if that is known already.
 *
 * @param origin where the report comes from; its fields may be left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewError(
        @JsonProperty("error_type") @NotBlank @Text(max = Limits.NAME)
        String errorType,

        @NotNull @Valid ErrorContext context,
        @Valid @Nullable NewSolution solution,
        @Metadata @Nullable Map<String, Object> metadata,
        @Valid @Nullable Origin origin) {}
