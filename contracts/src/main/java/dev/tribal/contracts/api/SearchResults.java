package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search, best match first.
 *
 * @param results at most {@code max_results} matches, also those that are not good enough; empty if there is none at all
 * @param degraded what was not available while answering, for example {@code vector}; empty in good health
 * @param verdict the best of any match; {@code none} means that the error is not known. Absent if nothing was asked for
 *     but filters
 * @param askedErrors what the query is about if it holds several errors; their matches follow in the same order, each
 *     with the number of its error
 * @param explained the record that was to be explained, also if it is not among the results; absent if none was, or it does not
 *     pass the filters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchResults(
        List<Match> results,
        List<String> degraded,
        @Nullable Verdict verdict,

        @JsonProperty("asked_errors") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<AskedError> askedErrors,

        @Nullable Match explained) {
    /** Marks an answer that was made without nearest neighbours. */
    public static final String VECTOR = "vector";

    public SearchResults {
        results = List.copyOf(results);
        degraded = List.copyOf(degraded);
        askedErrors = askedErrors == null ? List.of() : List.copyOf(askedErrors);
    }

    /** An answer that explains no other record. */
    public SearchResults(
            List<Match> results, List<String> degraded, @Nullable Verdict verdict, List<AskedError> askedErrors) {
        this(results, degraded, verdict, askedErrors, null);
    }

    /** What passes filters. */
    public SearchResults(List<Match> results, List<String> degraded) {
        this(results, degraded, null, List.of());
    }

    /** The answer for one error. */
    public SearchResults(List<Match> results, List<String> degraded, Verdict verdict) {
        this(results, degraded, verdict, List.of());
    }
}
