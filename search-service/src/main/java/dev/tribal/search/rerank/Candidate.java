package dev.tribal.search.rerank;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that may answer the question.
 *
 * @param id of the record
 * @param record what it is compared by
 * @param wordsScore score of the words in common, 0 if it was not found by them
 * @param cosine nearness in meaning; {@code null} if it is not among the nearest, or they are not available
 */
public record Candidate(
        UUID id,
        RecordFeatures record,
        double wordsScore,
        @Nullable Double cosine) {
    /** Whether any leg of the search found it. */
    public boolean isFound() {
        return wordsScore > 0 || cosine != null;
    }
}
