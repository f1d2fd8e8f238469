package dev.tribal.ingest.ci;

import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.ci.JobErrors.FailedRun;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows when a run passes after one that failed: that its errors are gone, which solutions worked, among which
 * changes a fix may be, and, where nothing was changed, that the errors come and go by chance.
 */
final class Recoveries {
    /** Where more errors go away at once, they had one cause that is none of theirs, and the changes explain none. */
    private static final int MOST_EXPLAINED = 5;

    private final JobErrors errors;
    private final ErrorEvents events;
    private final OutcomeEvents outcomes;
    private final BiFunction<NewError, Caller, NewError> cleaner;

    /** @param cleaner makes of a report what its event says */
    Recoveries(
            JobErrors errors,
            ErrorEvents events,
            OutcomeEvents outcomes,
            BiFunction<NewError, Caller, NewError> cleaner) {
        this.errors = errors;
        this.events = events;
        this.outcomes = outcomes;
        this.cleaner = cleaner;
    }

    /** The events of a run that passed; none if nothing failed before it. */
    List<ErrorEvent> of(Hook hook, CiResult result, Caller caller) {
        List<ErrorEvent> all = new ArrayList<>();
        Set<UUID> told = new HashSet<>();
        for (FailedRun before : errors.before(hook, result)) {
            List<ErrorEvent> gone = gone(hook, result, before, caller).stream()
                    .filter(event -> !told.contains(event.errorId()))
                    .toList();
            Set<UUID> errorIds = gone.stream().map(ErrorEvent::errorId).collect(Collectors.toSet());
            // What failed in this very run, too, is told of with that: the changes since the run before did not fix it.
            told.addAll(errorIds);
            all.addAll(gone);
            // What failed since may have been the same: then neither the changes nor a solution made it go away.
            if (before.isRestKnown()) {
                all.addAll(told(hook, result, before, caller, errorIds));
            }
        }
        return all;
    }

    private List<ErrorEvent> gone(Hook hook, CiResult result, FailedRun before, Caller caller) {
        Map<String, Object> passed = Map.of("passed_again", CiReports.passed(hook, result));
        return CiKeys.distinct(before.jobs().stream()
                .flatMap(job -> job.reports().stream()
                        .map(report -> cleaner.apply(report, caller))
                        .flatMap(
                                report -> events
                                        .noted(caller, CiKeys.of("ci-passed", hook, result, job.job()), report, passed)
                                        .stream())));
    }

    private List<ErrorEvent> told(Hook hook, CiResult result, FailedRun before, Caller caller, Set<UUID> gone) {
        Stream<ErrorEvent> told = Objects.equals(
                        result.run().commit(), before.run().commit())
                ? byChance(hook, result, caller, gone)
                : Stream.concat(
                        worked(hook, result, caller, gone), candidates(hook, result, before.run(), caller, gone));
        return told.toList();
    }

    /** What passes on a second attempt is no proof of what the commit applies: the first one had that, too. */
    private Stream<ErrorEvent> byChance(Hook hook, CiResult result, Caller caller, Set<UUID> gone) {
        String commit = result.run().commit();
        if (commit == null) {
            return Stream.empty();
        }
        RequestKey key = CiKeys.of(
                "ci-passed-attempt-" + result.run().attempt(), hook, result, CiReports.runAsJob(result.run()));
        return gone.stream().map(id -> events.observed(caller, key, id, new RunsObserved(0, 1, 1, commit)));
    }

    private boolean mayBeExplained(Set<UUID> gone) {
        return gone.size() <= MOST_EXPLAINED * events.idsOfAReport();
    }

    /** The changes among which the fix may be. */
    private Stream<ErrorEvent> candidates(Hook hook, CiResult result, CiRun before, Caller caller, Set<UUID> gone) {
        Set<UUID> solved = result.solutions().stream().map(CiSolution::errorId).collect(Collectors.toSet());
        RequestKey key = CiKeys.of("ci-candidate", hook, result, CiReports.runAsJob(result.run()));
        return Changes.between(before, result.run()).filter(_ -> mayBeExplained(gone)).stream()
                .flatMap(range -> gone.stream()
                        .filter(id -> !solved.contains(id))
                        .map(id -> events.wentAway(caller, key, id, range, Changes.described(range, result.run()))));
    }

    /** A solution worked if the commit applies it and its error, which stood in the log of the run before, is gone. */
    private Stream<ErrorEvent> worked(Hook hook, CiResult result, Caller caller, Set<UUID> gone) {
        RequestKey key = CiKeys.of("ci-worked", hook, result, CiReports.runAsJob(result.run()));
        return result.solutions().stream()
                .filter(solution -> gone.contains(solution.errorId()))
                .map(solution -> outcomes.tested(
                        caller, key, 0, solution.errorId(), solution.solutionId(), CiReports.worked(result)));
    }
}
