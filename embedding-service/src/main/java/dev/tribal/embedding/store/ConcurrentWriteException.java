package dev.tribal.embedding.store;

import dev.tribal.embedding.fold.RecordKey;

/** A record was written by somebody else since it was read; read, fold and write again. */
public final class ConcurrentWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConcurrentWriteException(RecordKey key) {
        super("Record %s was written by somebody else".formatted(key));
    }
}
