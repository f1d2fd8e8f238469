package dev.tribal.embedding.model.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** The one call of OpenAI's interface that is needed: "Create embeddings" of its API reference. */
interface OpenAiApi {
    @PostExchange("/embeddings")
    @Nullable Answer embed(@RequestBody Call call);

    /** @param dimensions {@code null} for what the model has */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Call(
            String model,
            List<String> input,
            @JsonProperty("encoding_format") String encodingFormat,
            @Nullable Integer dimensions) {}

    record Answer(@Nullable List<Entry> data, @Nullable Usage usage) {}

    /** @param embedding base64 of little-endian floats, or from servers that do not know that form, an array */
    record Entry(int index, JsonNode embedding) {}

    record Usage(@JsonProperty("total_tokens") int totalTokens) {}
}
