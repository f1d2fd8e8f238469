package dev.tribal.embedding.store;

/** Ends a scan at its first page. */
final class FoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FoundException() {
        super(null, null, false, false);
    }
}
