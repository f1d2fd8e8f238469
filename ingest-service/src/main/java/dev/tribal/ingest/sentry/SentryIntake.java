package dev.tribal.ingest.sentry;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the events of an envelope together; each costs a write, the first with its request. An event that is sent again has the
 * same id, and is applied once.
 */
final class SentryIntake {
    private final ItemLimits limits;
    private final BatchReports batch;

    SentryIntake(ItemLimits limits, BatchReports batch) {
        this.limits = limits;
        this.batch = batch;
    }

    /** What becomes of an event: nothing if it tells of no error. Far smaller than the event, whatever that holds. */
    Optional<ErrorEvent> read(SentryEvent event, String project, Caller caller) {
        return event.isReport()
                ? Optional.of(batch.event(
                        EventReport.of(event, project), caller, new RequestKey(caller.tenant(), "sentry", event.id())))
                : Optional.empty();
    }

    /**
     * Publishes them.
     *
     * @throws dev.tribal.platform.problem.ProblemException if they cannot be published now; none of them counts then
     */
    void take(List<ErrorEvent> reports, Caller caller) {
        limits.take(caller, Math.max(0, reports.size() - 1));
        batch.publish(reports, caller);
    }
}
