package dev.tribal.embedding.model.openai;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A provider of embeddings with an interface of OpenAI's shape.
 *
 * @param baseUrl up to and without {@code /embeddings}
 * @param apiKey sent as bearer token; {@code null} or blank for none
 * @param dimension length of the model's vectors, at least 1
 * @param sendDimension whether to ask for that length, which not every model understands
 * @param batchSize most texts of one request, 1 to 2048
 * @param maxCharacters where texts are cut, at least 100
 * @param timeout of one request
 * @param tries most requests for one batch, at least 1
 */
@ConfigurationProperties("tribal.embedding.openai")
public record OpenAiSettings(
        @DefaultValue("https://api.openai.com/v1") URI baseUrl,
        @Nullable String apiKey,
        @DefaultValue("1536") int dimension,
        @DefaultValue("false") boolean sendDimension,
        @DefaultValue("64") int batchSize,
        @DefaultValue("8000") int maxCharacters,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("4") int tries) {
    public OpenAiSettings {
        require(dimension >= 1, "dimension must be at least 1");
        require(batchSize >= 1 && batchSize <= 2048, "batch-size must be 1 to 2048");
        require(maxCharacters >= 100, "max-characters must be at least 100");
        require(timeout.isPositive(), "timeout must be positive");
        require(tries >= 1, "tries must be at least 1");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("tribal.embedding.openai." + rule);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "OpenAiSettings[%s, dimension %d]".formatted(baseUrl, dimension);
    }
}
