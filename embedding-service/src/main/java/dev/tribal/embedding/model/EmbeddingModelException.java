package dev.tribal.embedding.model;

import org.jspecify.annotations.Nullable;

/** A model cannot embed now; its message is one sentence that says why, and trying again later can help. */
public final class EmbeddingModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddingModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
