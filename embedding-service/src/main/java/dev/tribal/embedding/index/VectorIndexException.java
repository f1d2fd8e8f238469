package dev.tribal.embedding.index;

/** The vector index cannot be read or written now; trying again later can help. */
public final class VectorIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VectorIndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
