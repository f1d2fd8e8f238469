package dev.tribal.embedding;

/** There are no records, or not even tables for them, where a command was to find some. */
public final class NoStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoStoreException() {
        super(
                "There are no records there yet, and nothing was done. Check that the settings name the record store in use.");
    }
}
