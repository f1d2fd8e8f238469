package dev.tribal.embedding;

/** There is no record store yet where one was only to be looked at. */
public final class NoStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoStoreException() {
        super("There are no records there yet, not even their tables; nothing was made.");
    }
}
