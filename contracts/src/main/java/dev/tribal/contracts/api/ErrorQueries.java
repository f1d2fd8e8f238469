package dev.tribal.contracts.api;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Reads, answered by search-service from its read model. {@code max_results} is 1 to
 * {@link dev.tribal.contracts.Limits#MAX_RESULTS}, by default {@link dev.tribal.contracts.Limits#DEFAULT_MAX_RESULTS};
 * {@code min_position} waits, bounded, until that event is applied.
 */
@HttpExchange(accept = "application/json")
public interface ErrorQueries {
    /** One record, or problem {@code not-found}. */
    @Operation(summary = "One error record")
    @GetExchange("/api/v1/errors/{id}")
    ErrorRecord get(
            @PathVariable("id") UUID id,
            @RequestParam(name = "min_position", required = false) @Nullable Position minPosition,
            @RequestParam(name = "wait_seconds", required = false) @Nullable Integer waitSeconds);

    /**
     * Records that pass every given filter (type, language, framework, project: equal, case ignored;
     * nature: deterministic, flaky or infrastructure) and match the given texts,
     * best first; without a text, the latest seen first.
     */
    @Operation(summary = "Filter error records and search in them")
    @GetExchange("/api/v1/errors")
    SearchResults search(
            @RequestParam(name = "error_type", required = false) @Nullable String errorType,
            @RequestParam(name = "language", required = false) @Nullable String language,
            @RequestParam(name = "framework", required = false) @Nullable String framework,
            @RequestParam(name = "project", required = false) @Nullable String project,
            @RequestParam(name = "nature", required = false) @Nullable String nature,
            @RequestParam(name = "error_message", required = false) @Nullable String errorMessage,
            @RequestParam(name = "code_snippet", required = false) @Nullable String codeSnippet,
            @RequestParam(name = "task_description", required = false) @Nullable String taskDescription,
            @RequestParam(name = "max_results", required = false) @Nullable Integer maxResults,
            @RequestParam(name = "min_position", required = false) @Nullable Position minPosition);

    /** The records most like a text of any kind, a message, a stack trace, a question, among those that pass the filters. */
    @Operation(operationId = "findSimilarErrors", summary = "The error records most like a text")
    @GetExchange("/api/v1/errors/similar")
    SearchResults similar(
            @RequestParam("query") String query,
            @RequestParam(name = "project", required = false) @Nullable String project,
            @RequestParam(name = "language", required = false) @Nullable String language,
            @RequestParam(name = "max_results", required = false) @Nullable Integer maxResults,
            @RequestParam(name = "min_position", required = false) @Nullable Position minPosition);

    /** The same for texts that are too long for a URL, for example a whole console log. */
    @Operation(
            operationId = "findSimilarErrorsToLongText",
            summary = "The error records most like a long text, for example a whole console log")
    @PostExchange(url = "/api/v1/errors/similar", contentType = "application/json")
    SearchResults similar(@RequestBody SimilarQuery query);

    /** The open errors whose tests are worth looking for in a report of tests, of one project or all. */
    @Operation(operationId = "findTestedErrors", summary = "The open errors whose tests are looked for in test reports")
    @GetExchange("/api/v1/errors/tested")
    TestedErrors tested(@RequestParam(name = "project", required = false) @Nullable String project);

    /** What search-service can answer at this moment. */
    @Operation(summary = "Whether answers are complete")
    @GetExchange("/api/v1/status")
    ApiStatus status();
}
