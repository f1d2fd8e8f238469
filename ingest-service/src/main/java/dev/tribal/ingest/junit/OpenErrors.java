package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.security.Caller;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks search-service for the open errors of a project that were seen last. */
final class OpenErrors {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ErrorQueries queries;
    private final BriefWait wait;

    OpenErrors(ErrorQueries queries) {
        this(queries, new BriefWait(LONGEST_WAIT, PAUSE));
    }

    OpenErrors(ErrorQueries queries, BriefWait wait) {
        this.queries = queries;
        this.wait = wait;
    }

    /**
     * At most {@link Limits#MAX_RESULTS}; none if the caller may not read, or nobody says in time: a count that is too
     * low harms less than a report that waits while nobody can read.
     *
     * @param nature of which they must be; {@code null} for any
     */
    List<ErrorRecord> of(Caller caller, @Nullable String project, @Nullable String nature) {
        return caller.scopes().contains(Scopes.ERRORS_READ)
                ? wait.answer(() -> seenLast(project, nature)).orElse(List.of())
                : List.of();
    }

    private List<ErrorRecord> seenLast(@Nullable String project, @Nullable String nature) {
        return queries
                .search(null, null, null, project, nature, null, null, null, Limits.MAX_RESULTS, null)
                .results()
                .stream()
                .map(Match::record)
                .filter(record -> !record.state().isDone())
                .toList();
    }
}
