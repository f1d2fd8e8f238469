package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch was applied.
 *
 * @param applied how many of its events are applied, from the first on
 * @param poison why the next one never can be, or {@code null} if all are applied
 */
record Outcome(int applied, @Nullable UnreadableEventException poison) {}
