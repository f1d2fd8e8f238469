package dev.tribal.contracts.api;

import java.util.List;

/**
 * The answer to a search, best match first.
 *
 * @param results at most {@code max_results} matches; empty if nothing is good enough
 * @param degraded what was not available while answering, for example {@code vector}; empty in good health
 */
public record SearchResults(List<Match> results, List<String> degraded) {
    /** Marks an answer that was made without nearest neighbours. */
    public static final String VECTOR = "vector";

    public SearchResults {
        results = List.copyOf(results);
        degraded = List.copyOf(degraded);
    }
}
