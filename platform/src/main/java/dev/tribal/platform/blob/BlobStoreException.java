package dev.tribal.platform.blob;

import org.jspecify.annotations.Nullable;

/** The blob store cannot be used now; the message says in one sentence what to change. */
public final class BlobStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BlobStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
