package dev.tribal.embedding.store;

import dev.tribal.platform.lifecycle.UnfinishedRestoreException;

/** A word in a record store that says whether a restore into it was finished, so that nobody runs on half of the records. */
public final class RestoreMark {
    private static final String PROPERTY = "restore";
    private static final String UNFINISHED = "unfinished";

    private RestoreMark() {}

    /** Notes that a restore begins; to be done before anything is written. */
    public static void begin(StoreProperties properties) {
        properties.put(PROPERTY, UNFINISHED);
    }

    /**
     * Notes that everything is there.
     *
     * @param backup what was restored
     */
    public static void finish(StoreProperties properties, String backup) {
        properties.put(PROPERTY, backup);
    }

    /** @throws UnfinishedRestoreException if a restore was begun and not finished */
    public static void throwIfUnfinished(StoreProperties properties) {
        if (properties.get(PROPERTY).filter(UNFINISHED::equals).isPresent()) {
            throw new UnfinishedRestoreException();
        }
    }
}
