package dev.tribal.embedding.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A few named values beside the records of a store: its schema version, which index serves, how far a long job is. They
 * are durable when {@link #put} returns and seen by every process that uses the store.
 */
public interface StoreProperties {
    /** Longest name, in characters; names have letters, digits, dots and hyphens. */
    int LONGEST_NAME = 100;

    /** The value of a name, if it has one. */
    Optional<String> get(String name);

    /**
     * Sets a value, however it was before.
     *
     * @param value at most 100,000 characters
     */
    void put(String name, String value);

    /**
     * Sets a value if nobody has changed it meanwhile.
     *
     * @param expected the value that was read, or {@code null} if there was none
     * @param value at most 100,000 characters
     * @return whether it was set
     */
    boolean replace(String name, @Nullable String expected, String value);
}
