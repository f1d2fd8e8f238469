package dev.tribal.embedding.index.chroma;

import dev.tribal.embedding.index.VectorIndexException;

/** A call to Chroma failed. */
final class ChromaException extends VectorIndexException {
    private static final long serialVersionUID = 1L;

    private final ChromaFailure failure;

    ChromaException(ChromaFailure failure, RuntimeException cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    ChromaFailure failure() {
        return failure;
    }
}
