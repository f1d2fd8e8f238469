package dev.tribal.ingest.otlp;

import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publishes the errors of a request together, and says which of them cannot be taken. */
final class OtlpIntake {
    private final BatchReports batch;

    OtlpIntake(BatchReports batch) {
        this.batch = batch;
    }

    /** @throws ProblemException {@code unavailable} if they cannot be published now; none of them counts then */
    Rejected take(List<OtlpError> errors, Caller caller) {
        List<ErrorEvent> all = new ArrayList<>();
        var rejected = new Rejected(0, "");
        for (OtlpError error : errors) {
            String service = error.resourceAttributes().text("service.name");
            Optional<Target> target = target(service, caller);
            if (target.isEmpty()) {
                rejected = rejected.and("The key is of other projects than service.name %s".formatted(service));
                continue;
            }
            try {
                all.addAll(events(error, target.get().project(), caller));
            } catch (ProblemException e) {
                if (!e.is(ProblemType.INVALID_REQUEST)) {
                    throw e;
                }
                rejected = rejected.and(String.valueOf(e.getBody().getDetail()));
            }
        }
        batch.publish(all, caller);
        return rejected;
    }

    private List<ErrorEvent> events(OtlpError error, @Nullable String project, Caller caller) {
        Scrubbed<NewError> clean = batch.clean(OtlpReport.of(error, project), caller);
        return batch.events(List.of(clean), caller, new RequestKey(caller.tenant(), "otlp", error.identity()));
    }

    /** The service if the key may write to such a project, else the only project of the key. */
    private static Optional<Target> target(@Nullable String service, Caller caller) {
        if (caller.mayWriteTo(service)) {
            return Optional.of(new Target(service));
        }
        return caller.projects().size() == 1
                ? Optional.of(new Target(caller.projects().getFirst()))
                : Optional.empty();
    }

    private record Target(@Nullable String project) {}

    /**
     * What was not taken.
     *
     * @param reason of the first one
     */
    record Rejected(long count, String reason) {
        private Rejected and(String another) {
            return new Rejected(count + 1, count == 0 ? another : reason);
        }
    }
}
