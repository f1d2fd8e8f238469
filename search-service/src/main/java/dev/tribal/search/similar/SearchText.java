package dev.tribal.search.similar;

import dev.tribal.search.catalog.TextField;
import org.jspecify.annotations.Nullable;

/**
 * A text to search by.
 *
 * @param home the field where a match counts most, or {@code null} if the text can be anything
 */
record SearchText(String text, @Nullable TextField home) {}
