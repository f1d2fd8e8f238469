package dev.tribal.search.pages;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page.
 *
 * @param section the part of the navigation it belongs to
 * @param viewer {@code null} for a stranger
 * @param search what stands in the search box
 * @param narrowed the filters that a search from this page keeps, by their names
 * @param now to which times on the page are related
 */
record Frame(
        String title,
        String section,
        @Nullable Viewer viewer,
        String search,
        Map<String, String> narrowed,
        Instant now,
        String stylesheet,
        String script) {
    /** The same with what was searched, and what goes on to hold for the next search. */
    Frame searching(String query, Map<String, String> filters) {
        return new Frame(title, section, viewer, query, filters, now, stylesheet, script);
    }

    /** Marks the link of this page in the navigation. */
    @Nullable String current(String other) {
        return section.equals(other) ? "page" : null;
    }
}
