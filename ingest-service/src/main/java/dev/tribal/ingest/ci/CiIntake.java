package dev.tribal.ingest.ci;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of what CI servers tell: the errors of failed jobs and, when a run passes after one that failed, that the
 * errors of that one are gone. A job is known by its number, so that several deliveries about it count as one.
 */
public final class CiIntake {
    private static final Logger LOG = LoggerFactory.getLogger(CiIntake.class);

    private final Hooks hooks;
    private final JobErrors errors;
    private final ErrorEvents events;
    private final OutcomeEvents outcomes;
    private final BatchReports batch;

    public CiIntake(Hooks hooks, JobErrors errors, ErrorEvents events, OutcomeEvents outcomes, BatchReports batch) {
        this.hooks = hooks;
        this.errors = errors;
        this.events = events;
        this.outcomes = outcomes;
        this.batch = batch;
    }

    /**
     * Publishes what follows from a result.
     *
     * @throws dev.tribal.platform.problem.ProblemException {@code unavailable} if the broker does not acknowledge
     */
    public void take(CiResult result) {
        Optional<Hook> hook = hooks.find(result.hook());
        if (hook.isEmpty()) {
            LOG.warn("A delivery to webhook {} is left out: the settings have no such webhook now", result.hook());
            return;
        }
        Caller caller = hook.get().caller();
        batch.publish(
                switch (result.kind()) {
                    case JOBS_FAILED, RUN_FAILED -> failures(hook.get(), result, caller);
                    case RUN_PASSED -> recoveries(hook.get(), result, caller);
                },
                caller);
    }

    private List<ErrorEvent> failures(Hook hook, CiResult result, Caller caller) {
        return distinct(errors.of(hook, result).stream()
                .flatMap(job -> job.reports().stream()
                        .map(report -> clean(report, caller))
                        .map(report -> report.noted(events.reportedOnce(
                                caller, key("ci-job", hook, result, job.job()), report.request())))));
    }

    private List<ErrorEvent> recoveries(Hook hook, CiResult result, Caller caller) {
        Map<String, Object> passed = Map.of("passed_again", CiReports.passed(hook, result));
        Set<UUID> solved = new HashSet<>();
        List<ErrorEvent> gone = new ArrayList<>();
        for (JobErrors.Failed job : errors.before(hook, result)) {
            RequestKey key = key("ci-passed", hook, result, job.job());
            for (NewError report : job.reports()) {
                ErrorEvent event =
                        events.noted(caller, key, clean(report, caller).request(), passed);
                gone.add(event);
                if (isOfAnotherCommit(report, result)) {
                    solved.add(event.errorId());
                }
            }
        }
        return Stream.concat(distinct(gone.stream()).stream(), worked(hook, result, caller, solved))
                .toList();
    }

    /** What passes on a second attempt is no proof of what the commit applies: the first one had that, too. */
    private static boolean isOfAnotherCommit(NewError report, CiResult result) {
        Origin origin = report.origin();
        return origin == null || !Objects.equals(origin.commit(), result.run().commit());
    }

    /** A solution worked if the commit applies it and its error, which stood in the log of the run before, is gone. */
    private Stream<ErrorEvent> worked(Hook hook, CiResult result, Caller caller, Set<UUID> gone) {
        RequestKey key = key("ci-worked", hook, result, CiReports.runAsJob(result.run()));
        return result.solutions().stream()
                .filter(solution -> gone.contains(solution.errorId()))
                .map(solution -> outcomes.tested(
                        caller, key, 0, solution.errorId(), solution.solutionId(), CiReports.worked(result)));
    }

    private Scrubbed<NewError> clean(NewError report, Caller caller) {
        return batch.clean(report, caller);
    }

    /** One event for each error of a job. */
    private static List<ErrorEvent> distinct(Stream<ErrorEvent> events) {
        Map<UUID, ErrorEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }

    private static RequestKey key(String operation, Hook hook, CiResult result, CiJob job) {
        return new RequestKey(
                hook.tenant(),
                operation,
                "%s:%s:%d:%d:%d"
                        .formatted(
                                hook.provider().wireName(),
                                hook.api().getHost(),
                                result.repository().id(),
                                job.id(),
                                // Where the server names no job, it is the run that failed.
                                job.id() == 0 ? result.run().id() : 0));
    }
}
