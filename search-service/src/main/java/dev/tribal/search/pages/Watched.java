package dev.tribal.search.pages;

import dev.tribal.search.catalog.Visible;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an open page shows.
 *
 * @param visible what its reader may see
 * @param error the one error it is about; {@code null} for all
 */
record Watched(Visible visible, @Nullable UUID error) {}
