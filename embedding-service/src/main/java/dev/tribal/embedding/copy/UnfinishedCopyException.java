package dev.tribal.embedding.copy;

import dev.tribal.embedding.store.StoreProperties;

/** A record store holds a part of the records of another one, because a copy into it was not finished. */
public final class UnfinishedCopyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnfinishedCopyException() {
        super("The record store holds an unfinished copy; run the same tribal copy-records again to finish it, or empty"
                + " the store.");
    }

    /**
     * Refuses a store that holds one; new records in it would be in the way of the rest.
     *
     * @throws UnfinishedCopyException if it does
     */
    public static void throwIfUnfinished(StoreProperties properties) {
        if (CopyLedger.mark(properties).filter(mark -> !mark.complete()).isPresent()) {
            throw new UnfinishedCopyException();
        }
    }
}
