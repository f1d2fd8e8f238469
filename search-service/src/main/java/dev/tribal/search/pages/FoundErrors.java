package dev.tribal.search.pages;

import dev.tribal.contracts.api.Verdict;
import dev.tribal.search.browse.Browse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of a list shows.
 *
 * @param total how many there are on all pages
 * @param verdict what a search makes of the best; {@code null} if nothing was searched
 * @param degraded what a search had to do without
 */
record FoundErrors(
        List<ErrorRow> rows, long total, @Nullable Verdict verdict, List<String> degraded) {
    FoundErrors {
        rows = List.copyOf(rows);
        degraded = List.copyOf(degraded);
    }

    /** Whether some are on no page. */
    boolean goesOn() {
        return total > Browse.FARTHEST;
    }

    int lastPage() {
        long pages = (total + ListQuery.SIZE - 1) / ListQuery.SIZE;
        return Math.toIntExact(Math.clamp(pages, 1, ListQuery.LAST_PAGE));
    }
}
