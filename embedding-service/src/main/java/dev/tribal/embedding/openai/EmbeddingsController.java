package dev.tribal.embedding.openai;

import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.model.Base64Vector;
import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.EmbeddingModelException;
import dev.tribal.embedding.model.ModelIdentity;
import dev.tribal.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lends the embedding model to anybody who speaks OpenAI's protocol; texts are embedded as they are. */
@RestController
public final class EmbeddingsController {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Generations generations;

    public EmbeddingsController(Generations generations) {
        this.generations = generations;
    }

    @Operation(summary = "Embed texts, in the shape of OpenAI's interface")
    @PostMapping(path = "/v1/embeddings", consumes = MediaType.APPLICATION_JSON_VALUE)
    EmbeddingsResponse embed(@RequestBody EmbeddingsRequest request) {
        EmbeddingModel model = generations.serving().model();
        ModelIdentity identity = model.identity();
        if (!identity.model().equals(request.model())) {
            throw ProblemException.invalid("model", "must be " + identity.model());
        }
        if (request.dimensions() != null && request.dimensions() != identity.dimension()) {
            throw ProblemException.invalid("dimensions", "must be %d or absent".formatted(identity.dimension()));
        }
        boolean base64 = request.isBase64();
        List<Embedding> embeddings = embed(model, request.texts());
        List<EmbeddingsResponse.Entry> data = new ArrayList<>();
        for (Embedding embedding : embeddings) {
            float[] vector = embedding.vector();
            data.add(new EmbeddingsResponse.Entry(data.size(), base64 ? Base64Vector.of(vector) : vector));
        }
        long tokens = embeddings.stream().mapToLong(Embedding::tokens).sum();
        return new EmbeddingsResponse(data, identity.model(), tokens);
    }

    private static List<Embedding> embed(EmbeddingModel model, List<String> texts) {
        try {
            return model.embed(texts);
        } catch (RejectedExecutionException e) {
            throw ProblemException.unavailable("Too many texts are being embedded now", RETRY_AFTER, e);
        } catch (EmbeddingModelException e) {
            throw ProblemException.unavailable("The embedding model is not available now", RETRY_AFTER, e);
        }
    }
}
