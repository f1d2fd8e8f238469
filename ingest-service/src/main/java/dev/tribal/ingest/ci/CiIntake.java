package dev.tribal.ingest.ci;

import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.Optional;
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
    private final Recoveries recoveries;
    private final BatchReports batch;

    public CiIntake(Hooks hooks, JobErrors errors, ErrorEvents events, OutcomeEvents outcomes, BatchReports batch) {
        this.hooks = hooks;
        this.errors = errors;
        this.events = events;
        this.batch = batch;
        this.recoveries = new Recoveries(
                errors,
                events,
                outcomes,
                (report, caller) -> clean(report, caller).request());
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
                    case RUN_PASSED -> recoveries.of(hook.get(), result, caller);
                },
                caller);
    }

    private List<ErrorEvent> failures(Hook hook, CiResult result, Caller caller) {
        return CiKeys.distinct(errors.of(hook, result).stream()
                .flatMap(job -> job.reports().stream()
                        .map(report -> clean(report, caller))
                        .map(report -> report.noted(events.reportedOnce(
                                caller, CiKeys.of("ci-job", hook, result, job.job()), report.request())))));
    }

    private Scrubbed<NewError> clean(NewError report, Caller caller) {
        return batch.clean(report, caller);
    }
}
