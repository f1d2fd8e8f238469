package dev.tribal.ingest.otlp;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the errors of a request together, and says which of them cannot be taken. Each costs a write, the first with
 * its request.
 */
final class OtlpIntake {
    private final ItemLimits limits;
    private final BatchReports batch;

    OtlpIntake(ItemLimits limits, BatchReports batch) {
        this.limits = limits;
        this.batch = batch;
    }

    /**
     * Takes the first ones, as many as a request may have.
     *
     * @throws ProblemException {@code rate-limited} before any is published, {@code unavailable} if they cannot be
     *     published now; none of them counts then
     */
    Rejected take(FoundErrors errors, Caller caller) {
        List<OtlpError> first = errors.first();
        limits.take(caller, Math.max(0, first.size() - 1));
        List<ErrorEvent> all = new ArrayList<>();
        var rejected = Rejected.beyond(errors.beyond());
        for (OtlpError error : first) {
            String service = error.resource().attributes().text("service.name");
            Optional<Target> target = target(service, caller);
            if (target.isEmpty()) {
                rejected = rejected.and("The key is of other projects than service.name %s".formatted(service));
                continue;
            }
            try {
                all.add(event(error, target.get().project(), caller));
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

    private ErrorEvent event(OtlpError error, @Nullable String project, Caller caller) {
        var key = new RequestKey(caller.tenant(), "otlp", error.identity());
        return batch.event(OtlpReport.of(error, project), caller, key);
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
        private static Rejected beyond(long most) {
            return new Rejected(
                    most, most > 0 ? "A request must have at most %d errors".formatted(FoundErrors.MOST) : "");
        }

        private Rejected and(String another) {
            return new Rejected(count + 1, count == 0 ? another : reason);
        }
    }
}
