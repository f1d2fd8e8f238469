package dev.tribal.auth.people;

import dev.tribal.auth.keys.KeyEntry;
import java.util.List;

/**
 * That a person is removed, and what is left to decide.
 *
 * @param keys that they made, or keys of theirs, and that were in force; those without {@code revoked_at} still are
 */
record PersonRemoval(String name, List<KeyEntry> keys) {}
