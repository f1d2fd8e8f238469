package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Names the error that another one is merged into.
 *
 * @param errorId an error of the same tenant; of one that is merged itself, what it is merged into
 */
public record MergeTarget(@JsonProperty("error_id") @NotNull UUID errorId) {}
