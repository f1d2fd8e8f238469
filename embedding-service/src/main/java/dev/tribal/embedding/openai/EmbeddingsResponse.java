package dev.tribal.embedding.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An answer as OpenAI's clients read it.
 *
 * @param object always {@code list}
 */
record EmbeddingsResponse(String object, List<Entry> data, String model, Usage usage) {
    EmbeddingsResponse(List<Entry> data, String model, long tokens) {
        this("list", data, model, new Usage(tokens, tokens));
    }

    /**
     * One vector.
     *
     * @param object always {@code embedding}
     * @param embedding a list of numbers, or little-endian 32-bit floats in base64
     */
    record Entry(String object, int index, Object embedding) {
        Entry(int index, Object embedding) {
            this("embedding", index, embedding);
        }
    }

    /** How many tokens were read. */
    record Usage(
            @JsonProperty("prompt_tokens") long promptTokens,
            @JsonProperty("total_tokens") long totalTokens) {}
}
