package dev.tribal.mcp;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.TestedErrors;
import dev.tribal.platform.limits.TenantSlots;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets the searches of tools wait for their tenant's turn, as those that come over HTTP do. */
record FairQueries(ErrorQueries queries, TenantSlots slots, CurrentCaller caller) implements ErrorQueries {
    @Override
    public ErrorRecord get(UUID id, @Nullable Position minPosition, @Nullable Integer waitSeconds) {
        return queries.get(id, minPosition, waitSeconds);
    }

    @Override
    public SearchResults search(
            @Nullable String errorType,
            @Nullable String language,
            @Nullable String framework,
            @Nullable String project,
            @Nullable String nature,
            @Nullable String errorMessage,
            @Nullable String codeSnippet,
            @Nullable String taskDescription,
            @Nullable Integer maxResults,
            @Nullable Position minPosition) {
        try (var _ = slot()) {
            return queries.search(
                    errorType,
                    language,
                    framework,
                    project,
                    nature,
                    errorMessage,
                    codeSnippet,
                    taskDescription,
                    maxResults,
                    minPosition);
        }
    }

    @Override
    public SearchResults similar(
            String query,
            @Nullable String project,
            @Nullable String language,
            @Nullable Integer maxResults,
            @Nullable Position minPosition) {
        try (var _ = slot()) {
            return queries.similar(query, project, language, maxResults, minPosition);
        }
    }

    @Override
    public SearchResults similar(SimilarQuery query) {
        try (var _ = slot()) {
            return queries.similar(query);
        }
    }

    @Override
    public TestedErrors tested(@Nullable String project) {
        try (var _ = slot()) {
            return queries.tested(project);
        }
    }

    @Override
    public ApiStatus status() {
        return queries.status();
    }

    private TenantSlots.Slot slot() {
        return slots.take(Load.SEARCH, caller.get().tenant());
    }
}
