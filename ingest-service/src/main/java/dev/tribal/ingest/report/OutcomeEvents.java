package dev.tribal.ingest.report;

import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Turns valid outcomes into the events that say the same, with no more trust than the token deserves. */
public final class OutcomeEvents {
    private static final List<Source> MOST_TRUSTED_FIRST = List.of(Source.CI, Source.HUMAN, Source.APP, Source.AGENT);

    private final Clock clock;

    public OutcomeEvents(Clock clock) {
        this.clock = clock;
    }

    ErrorEvent reported(Caller caller, RequestKey key, UUID errorId, UUID solutionId, NewOutcome outcome) {
        return event(
                caller,
                key.eventId(List.of(errorId, solutionId, outcome)),
                key.isIdempotent(),
                errorId,
                solutionId,
                outcome);
    }

    /**
     * One of several outcomes that a test report shows.
     *
     * @param index counted from 0
     */
    public ErrorEvent tested(
            Caller caller, RequestKey key, int index, UUID errorId, UUID solutionId, NewOutcome outcome) {
        return event(
                caller,
                key.eventId(index, List.of(errorId, solutionId, outcome)),
                key.isIdempotent(),
                errorId,
                solutionId,
                outcome);
    }

    private ErrorEvent event(
            Caller caller, UUID eventId, boolean idempotent, UUID errorId, UUID solutionId, NewOutcome said) {
        Instant now = clock.instant();
        var outcome = new Outcome(
                said.worked(),
                said.evidence(),
                source(caller, said),
                caller.subject(),
                now,
                said.runUrl(),
                said.commit(),
                said.environment());
        return new ErrorEvent(
                eventId,
                now,
                caller.tenant(),
                errorId,
                caller.subject(),
                caller.source(),
                idempotent,
                new OutcomeReported(solutionId, outcome));
    }

    /** The stamp of the token, or less if the caller says so: a CI system may pass on what an agent did. */
    private static Source source(Caller caller, NewOutcome said) {
        Source claimed = said.source();
        return claimed == null || MOST_TRUSTED_FIRST.indexOf(claimed) < MOST_TRUSTED_FIRST.indexOf(caller.source())
                ? caller.source()
                : claimed;
    }
}
