package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Priority;
import dev.tribal.contracts.Redaction;
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
        @Nullable List<String> labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Redaction> scrubbed)
        implements ErrorEventData {
    public ErrorUpdated {
        if (context != null) {
            Objects.requireNonNull(context.errorMessage(), "context.error_message");
        }
        metadata = metadata == null ? Map.of() : Collections.unmodifiableMap(metadata);
        labels = labels == null ? null : List.copyOf(labels);
        scrubbed = scrubbed == null ? List.of() : List.copyOf(scrubbed);
    }

    /** A change from which nothing was taken out. */
    public ErrorUpdated(
            @Nullable String errorType,
            @Nullable ErrorContext context,
            @Nullable Solution solution,
            Map<String, Object> metadata,
            @Nullable ErrorState state,
            @Nullable Priority priority,
            @Nullable String assignee,
            @Nullable List<String> labels) {
        this(errorType, context, solution, metadata, state, priority, assignee, labels, List.of());
    }

    /** The same with another context. */
    public ErrorUpdated withContext(ErrorContext other) {
        return new ErrorUpdated(errorType, other, solution, metadata, state, priority, assignee, labels, scrubbed);
    }

    /** The same with a receipt of what was taken out. */
    public ErrorUpdated withScrubbed(List<Redaction> receipt) {
        return new ErrorUpdated(errorType, context, solution, metadata, state, priority, assignee, labels, receipt);
    }
}
