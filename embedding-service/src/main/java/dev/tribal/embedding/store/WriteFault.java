package dev.tribal.embedding.store;

import org.jspecify.annotations.Nullable;

/**
 * What the last write to a store failed with, if it did: a place that can be read but not written looks healthy to every
 * other look at it.
 */
public final class WriteFault {
    private volatile @Nullable RecordStoreException fault;

    /** Keeps what a write failed with, and returns it. */
    public RecordStoreException remember(RecordStoreException failure) {
        fault = failure;
        return failure;
    }

    /** Forgets it, because a write has worked. */
    public void forget() {
        fault = null;
    }

    /** Throws it again, if there is one. */
    public void throwIfAny() {
        RecordStoreException last = fault;
        if (last != null) {
            throw new RecordStoreException(String.valueOf(last.getMessage()), last);
        }
    }
}
