package dev.tribal.ingest.sentry;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.security.Caller;
import java.util.List;

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

    /**
     * Takes those that tell of an error.
     *
     * @throws dev.tribal.platform.problem.ProblemException if they cannot be published now; none of them counts then
     */
    void take(List<SentryEvent> events, String project, Caller caller) {
        List<SentryEvent> reports =
                events.stream().filter(SentryEvent::isReport).toList();
        limits.take(caller, Math.max(0, reports.size() - 1));
        List<ErrorEvent> all = reports.stream()
                .map(event -> batch.event(
                        EventReport.of(event, project), caller, new RequestKey(caller.tenant(), "sentry", event.id())))
                .toList();
        batch.publish(all, caller);
    }
}
