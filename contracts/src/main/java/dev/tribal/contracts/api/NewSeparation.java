package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Text;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Says which reports of an error are of another one: one of both is given.
 *
 * @param context the number of a known context of the error that is of another one: 0 for the latest, from 1 for
 *     {@code earlier_contexts}
 * @param fingerprint that of the reports, one of {@code grouping.fingerprints}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSeparation(
        @Min(0) @Nullable Integer context,
        @Text(max = Limits.NAME) @Nullable String fingerprint) {}
