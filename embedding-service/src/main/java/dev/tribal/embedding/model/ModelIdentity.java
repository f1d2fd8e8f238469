package dev.tribal.embedding.model;

/**
 * All that decides which vector a text gets.
 *
 * @param model name of the model
 * @param fileHash SHA-256 of the model file
 * @param runtime name and version of what runs it
 * @param maxTokens how many tokens of a text count, special ones included
 * @param dimension length of the vectors
 */
public record ModelIdentity(String model, String fileHash, String runtime, int maxTokens, int dimension) {
    /** One line, the same exactly if the vectors are comparable. */
    @Override
    public String toString() {
        return "%s sha256:%s %s max-tokens:%d dimension:%d".formatted(model, fileHash, runtime, maxTokens, dimension);
    }
}
