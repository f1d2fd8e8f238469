package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search for similar errors.
 *
 * @param query any text, at most {@link dev.tribal.contracts.Limits#QUERY} characters
 * @param maxResults 1 to {@link dev.tribal.contracts.Limits#MAX_RESULTS}; absent for the default
 * @param minPosition wait until this event is applied; absent for no wait
 * @param project the only one to search in, case ignored; absent for all
 * @param language the same for languages
 * @param surroundings where the error was met; solutions for other surroundings come after the others
 * @param explain the record of which the answer says in any case what speaks for it and against it; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimilarQuery(
        String query,
        @JsonProperty("max_results") @Nullable Integer maxResults,
        @JsonProperty("min_position") @Nullable Position minPosition,
        @Nullable String project,
        @Nullable String language,
        @Nullable Applicability surroundings,
        @Nullable UUID explain) {
    /** A search that explains nothing but what it finds. */
    public SimilarQuery(
            String query,
            @Nullable Integer maxResults,
            @Nullable Position minPosition,
            @Nullable String project,
            @Nullable String language,
            @Nullable Applicability surroundings) {
        this(query, maxResults, minPosition, project, language, surroundings, null);
    }

    /** A search among all errors, which waits for nothing. */
    public SimilarQuery(String query, @Nullable Integer maxResults) {
        this(query, maxResults, null, null, null, null);
    }

    /** The same, which also explains one record. */
    public SimilarQuery explaining(UUID id) {
        return new SimilarQuery(query, maxResults, minPosition, project, language, surroundings, id);
    }
}
