package dev.tribal.mcp.resources;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors that were seen last. Only so many of the tenant are looked at, because projects have no index yet. */
public record RecentErrors(ErrorQueries queries) {
    /**
     * Those of a project, the latest first.
     *
     * @param project {@code null} for all
     * @param most how many at most
     */
    public SearchResults of(@Nullable String project, int most) {
        SearchResults latest = queries.search(null, null, null, null, null, null, Limits.MAX_RESULTS, null);
        List<Match> matches = latest.results().stream()
                .filter(match -> project == null || isOf(project, match))
                .limit(most)
                .toList();
        return new SearchResults(matches, latest.degraded());
    }

    private static boolean isOf(String project, Match match) {
        var origin = match.record().origin();
        return origin != null && project.equalsIgnoreCase(origin.project());
    }
}
