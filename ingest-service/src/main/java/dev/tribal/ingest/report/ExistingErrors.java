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
import java.util.function.Predicate;

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
     * The error, which must exist and the caller may write to: of one that is merged, the one that it is merged into.
     *
     * @throws ProblemException {@code not-found} if it does not exist, {@code forbidden} if the caller may not,
     *     {@code unavailable} if nobody can say
     */
    ErrorRecord require(Caller caller, UUID id) {
        ErrorRecord record = find(caller.tenant(), id);
        ProjectLimit.require(caller, record.origin());
        return record;
    }

    /**
     * The error with which this solution is recorded: the given one, or one that is merged into the same.
     *
     * @throws ProblemException {@code not-found} if there is no such error or solution, otherwise as
     *     {@link #require(Caller, UUID)}
     */
    UUID requireSolution(Caller caller, UUID id, UUID solutionId) {
        return holder(caller, id, solutionId).orElseThrow(() -> ProblemException.notFound("solution", solutionId));
    }

    /** The error with which this solution is recorded, if there is one; the error itself must exist. */
    Optional<UUID> holder(Caller caller, UUID id, UUID solutionId) {
        return findWithSolution(caller, id, solutionId).map(record -> record.holderOf(solutionId));
    }

    /** The error, which must exist, if it has this solution; one that is not applied yet counts. */
    public Optional<ErrorRecord> findWithSolution(Caller caller, UUID id, UUID solutionId) {
        return find(caller, id, record -> record.holderOf(solutionId) != null);
    }

    /** The error, which must exist, if it is as wanted now, or once earlier events are applied. */
    Optional<ErrorRecord> find(Caller caller, UUID id, Predicate<ErrorRecord> wanted) {
        ErrorRecord record = require(caller, id);
        return wanted.test(record)
                ? Optional.of(record)
                : log.last(EventCodec.key(caller.tenant(), id))
                        .map(last -> findOnceApplied(id, last))
                        .filter(wanted);
    }

    /** The same, once all that was published of it before is applied. */
    ErrorRecord requireLatest(Caller caller, UUID id) {
        ErrorRecord record = log.last(EventCodec.key(caller.tenant(), id))
                .map(last -> findOnceApplied(id, last))
                .orElseGet(() -> find(caller.tenant(), id));
        ProjectLimit.require(caller, record.origin());
        return record;
    }

    /** The same, if there is one. */
    Optional<ErrorRecord> findLatest(Caller caller, UUID id) {
        try {
            return Optional.of(requireLatest(caller, id));
        } catch (ProblemException e) {
            if (e.is(ProblemType.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
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
