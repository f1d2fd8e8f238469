package dev.tribal.ingest.report;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.ingest.publish.EventLog;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Knows which errors can be written to: those that can be read, or will be once earlier events are applied. */
public final class ExistingErrors {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ErrorQueries queries;
    private final EventLog log;
    private final Duration wait;

    public ExistingErrors(ErrorQueries queries, EventLog log, Duration wait) {
        this.queries = queries;
        this.log = log;
        this.wait = wait;
    }

    /**
     * Returns if the error exists and the caller may write to its project.
     *
     * @throws ProblemException {@code not-found} if it does not exist, {@code forbidden} if the caller may not,
     *     {@code unavailable} if nobody can say
     */
    void require(Caller caller, UUID id) {
        ProjectLimit.require(caller, find(caller.tenant(), id).origin());
    }

    /**
     * Returns if the error has this solution and the caller may write to its project.
     *
     * @throws ProblemException {@code not-found} if there is no such error or solution, otherwise as
     *     {@link #require(Caller, UUID)}
     */
    void requireSolution(Caller caller, UUID id, UUID solutionId) {
        if (!hasSolution(caller, id, solutionId)) {
            throw ProblemException.notFound("solution", solutionId);
        }
    }

    /** Whether the error, which must exist, has this solution; one that is not applied yet counts. */
    boolean hasSolution(Caller caller, UUID id, UUID solutionId) {
        return findWithSolution(caller, id, solutionId).isPresent();
    }

    /** The error, which must exist, if it has this solution; one that is not applied yet counts. */
    public Optional<ErrorRecord> findWithSolution(Caller caller, UUID id, UUID solutionId) {
        ErrorRecord record = find(caller.tenant(), id);
        ProjectLimit.require(caller, record.origin());
        return has(record, solutionId)
                ? Optional.of(record)
                : log.last(EventCodec.key(caller.tenant(), id))
                        .map(last -> findOnceApplied(id, last))
                        .filter(later -> has(later, solutionId));
    }

    private static boolean has(ErrorRecord record, UUID solutionId) {
        return record.solutions().stream().anyMatch(solution -> solution.id().equals(solutionId));
    }

    private ErrorRecord find(String tenant, UUID id) {
        try {
            return queries.get(id, null, 0);
        } catch (ProblemException e) {
            if (!e.is(ProblemType.NOT_FOUND)) {
                throw e;
            }
            return findOnceApplied(id, log.last(EventCodec.key(tenant, id)).orElseThrow(() -> e));
        }
    }

    private ErrorRecord findOnceApplied(UUID id, Position last) {
        try {
            return queries.get(id, last, Math.toIntExact(Math.max(1, wait.toSeconds())));
        } catch (ProblemException e) {
            throw e.is(ProblemType.POSITION_NOT_APPLIED)
                    ? ProblemException.unavailable(
                            "Whether there is such a thing is not known before earlier writes are applied; try again",
                            RETRY_AFTER,
                            e)
                    : e;
        }
    }
}
