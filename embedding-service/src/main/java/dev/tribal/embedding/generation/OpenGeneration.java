package dev.tribal.embedding.generation;

import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.model.EmbeddingModel;

/** A generation in use: its index and the one model whose vectors fit it. */
public record OpenGeneration(IndexGeneration generation, EmbeddingModel model, VectorIndex index) {
    /** See {@link IndexGeneration#name()}. */
    public String name() {
        return generation.name();
    }
}
