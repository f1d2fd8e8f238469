package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Errors that are probably the same as one, the latest seen first. None of them is merged with it, and nobody said that
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
     */
    public record Suggestion(
            UUID id,
            @JsonProperty("error_type") String errorType,
            @JsonProperty("error_message") String errorMessage,
            long occurrences,
            @JsonProperty("last_seen") Instant lastSeen,
            List<String> why) {
        public Suggestion {
            why = List.copyOf(why);
        }
    }
}
