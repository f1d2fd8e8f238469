package dev.tribal.ingest.report;

import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.AcceptedWrites.Written;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The way of requests that say how errors belong together: checked, published, and answered with the error itself. */
final class GroupingWrites {
    private final CurrentCaller callers;
    private final IdempotentRequests requests;
    private final AcceptedWrites writes;
    private final WriteAnswers answers;

    GroupingWrites(CurrentCaller callers, IdempotentRequests requests, AcceptedWrites writes, WriteAnswers answers) {
        this.callers = callers;
        this.requests = requests;
        this.writes = writes;
        this.answers = answers;
    }

    /** @param payload everything that distinguishes the request from others of the same operation */
    ResponseEntity<WriteResult> write(
            String operation,
            Object payload,
            @Nullable String prefer,
            @Nullable String idempotencyKey,
            Decision decision) {
        Caller caller = callers.get();
        var key = new RequestKey(caller.tenant(), operation, idempotencyKey);
        return requests.once(key, payload, () -> {
            Written written = writes.publish(decision.events(caller, key));
            return answers.written(written.accepted(), written.others(), Preference.in(prefer), HttpStatus.OK);
        });
    }

    /** Checks a request. */
    @FunctionalInterface
    interface Decision {
        /** At least one, first that of the error that is answered. */
        List<ErrorEvent> events(Caller caller, RequestKey key);
    }
}
