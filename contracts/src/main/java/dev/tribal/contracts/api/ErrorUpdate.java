package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Metadata;
import dev.tribal.contracts.Priority;
import dev.tribal.contracts.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * New values for an error record. A field that is absent or {@code null} stays as it is; a context replaces the latest one whole; a solution is added, never
 * replaced; metadata is merged key by key.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorUpdate(
        @JsonProperty("error_type")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Text(max = Limits.NAME)
        @Nullable String errorType,

        @Valid @Nullable ErrorContext context,
        @Valid @Nullable NewSolution solution,
        @Metadata @Nullable Map<String, Object> metadata,
        @Nullable ErrorState state,
        @Nullable Priority priority,
        @Text(max = Limits.NAME) @Nullable String assignee,
        @Size(max = Limits.LABELS) @Nullable List<@NotNull @Text(max = Limits.NAME) String> labels) {
    /** Whether no field is given. */
    public boolean changesNothing() {
        return Stream.of(errorType, context, solution, metadata, state, priority, assignee, labels)
                .allMatch(Objects::isNull);
    }
}
