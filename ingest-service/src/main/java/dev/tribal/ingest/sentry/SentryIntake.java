package dev.tribal.ingest.sentry;

import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;

/** Publishes the events of an envelope together. An event that is sent again has the same id, and is applied once. */
final class SentryIntake {
    private final BatchReports batch;

    SentryIntake(BatchReports batch) {
        this.batch = batch;
    }

    /** @throws dev.tribal.platform.problem.ProblemException if they cannot be published now; none of them counts then */
    void take(List<SentryEvent> events, String project, Caller caller) {
        List<ErrorEvent> all = new ArrayList<>();
        for (SentryEvent event : events) {
            if (event.isReport()) {
                Scrubbed<NewError> clean = batch.clean(EventReport.of(event, project), caller);
                all.addAll(batch.events(List.of(clean), caller, new RequestKey(caller.tenant(), "sentry", event.id())));
            }
        }
        batch.publish(all, caller);
    }
}
