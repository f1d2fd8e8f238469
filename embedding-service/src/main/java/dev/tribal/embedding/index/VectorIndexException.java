package dev.tribal.embedding.index;

import org.jspecify.annotations.Nullable;

/**
 * The vector index cannot be read or written now; trying again later can help. The message is one sentence for people,
 * without a place or a secret: it is shown in the state of health.
 */
public class VectorIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VectorIndexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
