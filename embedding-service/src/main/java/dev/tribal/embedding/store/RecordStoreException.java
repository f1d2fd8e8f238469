package dev.tribal.embedding.store;

/**
 * The record store cannot be used now; trying again later is worth it. The message is one sentence that says what to
 * change and may be shown to anybody: it names no host, no folder and no credential.
 */
public final class RecordStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecordStoreException(String sentence) {
        super(sentence);
    }

    public RecordStoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
