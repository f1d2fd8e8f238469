package dev.tribal.ingest.junit;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.ingest.publish.IntakeMeters;
import dev.tribal.platform.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks search-service for the open errors of which results of tests say something. */
final class OpenErrors {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ErrorQueries queries;
    private final IntakeMeters meters;
    private final BriefWait wait;

    OpenErrors(ErrorQueries queries, IntakeMeters meters) {
        this(queries, meters, new BriefWait(LONGEST_WAIT, PAUSE));
    }

    OpenErrors(ErrorQueries queries, IntakeMeters meters, BriefWait wait) {
        this.queries = queries;
        this.meters = meters;
        this.wait = wait;
    }

    /**
     * Those of a project; none if the caller may not read, or the commit is not known, without which a run says nothing
     * that could be compared. Empty if nobody says in time: a count that is too low harms less than a report that waits
     * while nobody can read.
     */
    Optional<List<TestedError>> of(Caller caller, @Nullable String project, @Nullable String commit) {
        if (commit == null || !caller.scopes().contains(Scopes.ERRORS_READ)) {
            return Optional.of(List.of());
        }
        Optional<List<TestedError>> open =
                wait.answer(caller.tenant(), () -> queries.tested(project).errors());
        if (open.isEmpty()) {
            meters.notCompared();
        }
        return open;
    }
}
