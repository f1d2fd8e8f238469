package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Errors that are probably the same as one, or akin to it: first those that have something decisive in common with it, the
 * latest seen first, then what a search for it finds, the surest first. None of them is merged with it, and nobody said that
 * they are not the same.
 *
 * @param results at most 10
 */
public record MergeSuggestions(List<Suggestion> results) {
    public MergeSuggestions {
        results = List.copyOf(results);
    }

    /**
     * One of them.
     *
     * @param errorMessage the first line of the latest message, shortened
     * @param why what both have in common, in words
     * @param solutions how many are recorded with it
     * @param probability that it is the same error, 0 to 1, calibrated; absent if the search did not find it
     * @param verdict {@code same} or {@code similar}; absent without a probability
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Suggestion(
            UUID id,
            @JsonProperty("error_type") String errorType,
            @JsonProperty("error_message") String errorMessage,
            long occurrences,
            @JsonProperty("last_seen") Instant lastSeen,
            List<String> why,
            int solutions,
            @Nullable Double probability,
            @Nullable Verdict verdict) {
        public Suggestion {
            why = List.copyOf(why);
        }
    }
}
