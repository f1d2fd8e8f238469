package dev.tribal.auth.keys;

import org.jspecify.annotations.Nullable;

/** What a presented key turned out to be. */
sealed interface Verdict {
    /** It is one that was made here and is still in force. */
    record Valid(IssuedKey key) implements Verdict {}

    /**
     * It opens nothing.
     *
     * @param concerned the key that has this id, if there is one
     */
    record Refused(@Nullable IssuedKey concerned) implements Verdict {}
}
