package dev.tribal.ingest.report;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.LinkedSolution;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.SolutionLinked;
import dev.tribal.contracts.event.SolutionUnlinked;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Checks who may show which solution with which other error. */
final class SolutionLinks {
    private static final String FIELD = "other_id";

    private final ExistingErrors existing;
    private final ErrorEvents events;

    SolutionLinks(ExistingErrors existing, ErrorEvents events) {
        this.existing = existing;
        this.events = events;
    }

    /**
     * The event of the other error that links a solution with it.
     *
     * @throws ProblemException {@code not-found} if there is no such error or solution, {@code invalid-request} if the other
     *     error has it already or has too many, {@code forbidden} if the caller may not write to either
     */
    List<ErrorEvent> linked(Caller caller, RequestKey key, UUID id, UUID solutionId, UUID otherId) {
        UUID holder = existing.requireSolution(caller, id, solutionId);
        ErrorRecord other = existing.requireLatest(caller, otherId);
        if (other.holderOf(solutionId) != null) {
            throw ProblemException.invalid(FIELD, "has this solution already");
        }
        if (other.groups().linked().size() >= Grouping.MOST_LINKED) {
            throw ProblemException.invalid(
                    FIELD, "shows %d solutions of others already".formatted(Grouping.MOST_LINKED));
        }
        return List.of(
                events.grouped(caller, key, otherId, new SolutionLinked(new LinkedSolution(holder, solutionId))));
    }

    /**
     * The events that undo it: of all that are answered as one with the other error, since any of them may have the link.
     *
     * @throws ProblemException {@code not-found} if it is not linked, otherwise as {@link #linked}
     */
    List<ErrorEvent> unlinked(Caller caller, RequestKey key, UUID solutionId, UUID otherId) {
        ErrorRecord other = existing.requireLatest(caller, otherId);
        if (other.groups().linked().stream().noneMatch(link -> link.solutionId().equals(solutionId))) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "The solution %s is not linked with the error %s".formatted(solutionId, otherId));
        }
        return Stream.concat(
                        Stream.of(otherId, other.id()),
                        other.groups().merged().stream().map(Grouping.Part::id))
                .distinct()
                .map(one -> events.grouped(caller, key, one, new SolutionUnlinked(solutionId)))
                .toList();
    }
}
