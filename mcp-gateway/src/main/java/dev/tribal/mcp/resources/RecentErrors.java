package dev.tribal.mcp.resources;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.SearchResults;
import org.jspecify.annotations.Nullable;

/** The errors that were seen last. */
public record RecentErrors(ErrorQueries queries) {
    /**
     * Those of a project and a language, the latest first.
     *
     * @param project {@code null} for all
     * @param language {@code null} for all
     * @param most how many at most
     */
    public SearchResults of(@Nullable String project, @Nullable String language, int most) {
        return queries.search(null, language, null, project, null, null, null, null, most, null);
    }
}
