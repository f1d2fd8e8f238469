package dev.tribal.embedding;

import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.model.onnx.ShippedModel;
import dev.tribal.embedding.model.openai.OpenAiEmbeddingModel;
import dev.tribal.embedding.model.openai.OpenAiSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Embedding models by name. Each is opened when it is first asked for and stays open, for a re-index needs two. */
final class EmbeddingModels implements AutoCloseable {
    private final Path folder;
    private final OpenAiSettings openAi;
    private final Map<String, EmbeddingModel> open = new HashMap<>();

    EmbeddingModels(Path folder, OpenAiSettings openAi) {
        this.folder = folder;
        this.openAi = openAi;
    }

    /** @throws IllegalArgumentException if there is no such model; the message names those there are */
    synchronized EmbeddingModel get(String name) {
        return open.computeIfAbsent(name, this::create);
    }

    private EmbeddingModel create(String name) {
        if (name.startsWith(OpenAiEmbeddingModel.PREFIX) && name.length() > OpenAiEmbeddingModel.PREFIX.length()) {
            return OpenAiEmbeddingModel.open(openAi, name.substring(OpenAiEmbeddingModel.PREFIX.length()));
        }
        ShippedModel shipped = ShippedModel.of(name).orElseThrow(() -> unknown(name));
        return OnnxEmbeddingModel.open(folder, shipped);
    }

    private static IllegalArgumentException unknown(String name) {
        String[] known = Stream.concat(ShippedModel.names().stream(), Stream.of(OpenAiEmbeddingModel.PREFIX + "NAME"))
                .toArray(String[]::new);
        return new UnknownChoiceException("tribal.embedding.model", name, known);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(EmbeddingModel::close);
    }
}
