package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.Position;
import org.jspecify.annotations.Nullable;

/**
 * A search for similar errors.
 *
 * @param query any text, at most {@link dev.tribal.contracts.Limits#QUERY} characters
 * @param maxResults 1 to {@link dev.tribal.contracts.Limits#MAX_RESULTS}; absent for the default
 * @param minPosition wait until this event is applied; absent for no wait
 * @param surroundings where the error was met; solutions for other surroundings come after the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimilarQuery(
        String query,
        @JsonProperty("max_results") @Nullable Integer maxResults,
        @JsonProperty("min_position") @Nullable Position minPosition,
        @Nullable Applicability surroundings) {
    /** A search in unknown surroundings. */
    public SimilarQuery(String query, @Nullable Integer maxResults, @Nullable Position minPosition) {
        this(query, maxResults, minPosition, null);
    }
}
