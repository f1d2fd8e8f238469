package dev.tribal.embedding.model;

import java.util.List;

/** Turns texts into vectors whose cosine tells how close their meanings are. Safe for use by many threads. */
public interface EmbeddingModel extends AutoCloseable {
    /** What the vectors depend on; vectors of different identities must not be compared. */
    ModelIdentity identity();

    /**
     * Embeds texts, each by itself. What is beyond the model's length is cut off.
     *
     * @return one embedding per text, in the same order
     * @throws java.util.concurrent.RejectedExecutionException if too many callers wait already
     */
    List<Embedding> embed(List<String> texts);

    /** Throws if the model cannot be used now. */
    void check();

    @Override
    void close();
}
