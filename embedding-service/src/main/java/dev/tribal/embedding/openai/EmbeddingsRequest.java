package dev.tribal.embedding.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Limits;
import dev.tribal.platform.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as OpenAI's clients write it; they send more than matters here, such as {@code user}.
 *
 * @param input a text, or a list of at most {@value #MOST_TEXTS} texts
 * @param model the model's name, see {@code GET /health/detailed}
 * @param encodingFormat {@code float} or {@code base64}; {@code null} means {@code float}
 * @param dimensions length of the vectors; cannot be chosen here
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EmbeddingsRequest(
        @Nullable Object input,
        @Nullable String model,
        @JsonProperty("encoding_format") @Nullable String encodingFormat,
        @Nullable Integer dimensions) {
    static final int MOST_TEXTS = 256;

    /**
     * The texts to embed.
     *
     * @throws ProblemException if there are none, too many, too long ones, or something else
     */
    List<String> texts() {
        List<?> inputs = input instanceof List<?> list ? list : input == null ? List.of() : List.of(input);
        if (inputs.isEmpty() || inputs.size() > MOST_TEXTS) {
            throw ProblemException.invalid("input", "must be a text or a list of 1 to %d texts".formatted(MOST_TEXTS));
        }
        return inputs.stream().map(EmbeddingsRequest::text).toList();
    }

    private static String text(@Nullable Object value) {
        if (!(value instanceof String text) || text.isEmpty()) {
            throw ProblemException.invalid("input", "must hold texts that are not empty; token numbers are not taken");
        }
        if (text.length() > Limits.QUERY) {
            throw ProblemException.invalid("input", "must hold texts of at most %d characters".formatted(Limits.QUERY));
        }
        return text;
    }

    boolean isBase64() {
        return switch (encodingFormat) {
            case null -> false;
            case "float" -> false;
            case "base64" -> true;
            default -> throw ProblemException.invalid("encoding_format", "must be float or base64");
        };
    }
}
