package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Priority;
import dev.tribal.contracts.Solution;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known about an error was changed; a {@code null} field stays as it was. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorUpdated(
        @JsonProperty("error_type") @Nullable String errorType,
        @Nullable ErrorContext context,
        @Nullable Solution solution,
        Map<String, Object> metadata,
        @Nullable ErrorState state,
        @Nullable Priority priority,
        @Nullable String assignee,
        @Nullable List<String> labels)
        implements ErrorEventData {
    public ErrorUpdated {
        if (context != null) {
            Objects.requireNonNull(context.errorMessage(), "context.error_message");
        }
        metadata = metadata == null ? Map.of() : Collections.unmodifiableMap(metadata);
        labels = labels == null ? null : List.copyOf(labels);
    }

    /** The same with another context. */
    public ErrorUpdated withContext(ErrorContext other) {
        return new ErrorUpdated(errorType, other, solution, metadata, state, priority, assignee, labels);
    }
}
