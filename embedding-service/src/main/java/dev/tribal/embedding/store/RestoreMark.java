package dev.tribal.embedding.store;

import dev.tribal.platform.lifecycle.UnfinishedRestoreException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A word in a record store that says whether a restore into it was finished, so that nobody runs on half of the records, and
 * which one is under way, so that no second one begins beside it.
 */
public final class RestoreMark {
    private static final String PROPERTY = "restore";
    private static final String UNFINISHED = "unfinished";
    private static final String UNDER_WAY = UNFINISHED + " ";

    private final StoreProperties properties;
    private final @Nullable String before;
    private final String mine = UNDER_WAY + UUID.randomUUID();

    private RestoreMark(StoreProperties properties, @Nullable String before) {
        this.properties = properties;
        this.before = before;
    }

    /** The mark of a new restore, which changes nothing yet; to be asked for before the store is found to be empty. */
    public static RestoreMark look(StoreProperties properties) {
        return new RestoreMark(properties, properties.get(PROPERTY).orElse(null));
    }

    /**
     * Notes that the restore begins; to be done before anything is written.
     *
     * @return whether it may: since the look no other one was begun, and none was under way then or was killed
     */
    public boolean begin() {
        if (before != null && before.startsWith(UNDER_WAY)) {
            return false;
        }
        // An answer may be lost on its way, and the same attempt, made again by the client, then finds itself.
        return properties.replace(PROPERTY, before, mine)
                || properties.get(PROPERTY).filter(mine::equals).isPresent();
    }

    /** Notes that it has failed, so that another one may begin if nothing was written. */
    public void giveUp() {
        properties.replace(PROPERTY, mine, UNFINISHED);
    }

    /**
     * Notes that everything is there.
     *
     * @param restored what was restored
     */
    public void finish(String restored) {
        properties.put(PROPERTY, restored);
    }

    /** @throws UnfinishedRestoreException if a restore was begun and not finished */
    public static void throwIfUnfinished(StoreProperties properties) {
        if (properties
                .get(PROPERTY)
                .filter(value -> value.startsWith(UNFINISHED))
                .isPresent()) {
            throw new UnfinishedRestoreException();
        }
    }
}
