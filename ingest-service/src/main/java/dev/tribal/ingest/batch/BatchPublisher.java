package dev.tribal.ingest.batch;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.BatchReceipt;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;

/**
 * Publishes the reports of one request in one go. Each is as idempotent as one that is sent alone: the same key with the
 * same content is answered as before and published once.
 */
public final class BatchPublisher {
    private final ItemLimits limits;
    private final IdempotentRequests requests;
    private final ErrorEvents events;
    private final BatchReports batch;

    public BatchPublisher(ItemLimits limits, IdempotentRequests requests, ErrorEvents events, BatchReports batch) {
        this.limits = limits;
        this.requests = requests;
        this.events = events;
        this.batch = batch;
    }

    /**
     * What became of each item, in their order.
     *
     * @throws ProblemException {@code rate-limited} before anything is published, {@code unavailable} without
     *     acknowledgement
     */
    public BatchReceipt publish(List<? extends BatchItem> items, Caller caller) {
        limits.take(
                caller,
                Math.toIntExact(
                        items.stream().filter(BatchItem.Ready.class::isInstance).count()));
        List<Step> steps = items.stream().map(item -> begin(item, caller)).toList();
        List<Step.Begun> begun = steps.stream()
                .filter(Step.Begun.class::isInstance)
                .map(Step.Begun.class::cast)
                .toList();
        List<BatchReceipt.Result> published = publishBegun(begun, caller);
        List<BatchReceipt.Result> results = new ArrayList<>(items.size());
        int next = 0;
        for (Step step : steps) {
            results.add(step instanceof Step.Answered answered ? answered.result() : published.get(next++));
        }
        return BatchReceipt.of(results);
    }

    private Step begin(BatchItem item, Caller caller) {
        return switch (item) {
            case BatchItem.Refused refused -> new Step.Answered(refused(refused.line(), refused.problem()));
            case BatchItem.Ignored ignored ->
                new Step.Answered(BatchReceipt.Result.ignored(ignored.line(), ignored.reason()));
            case BatchItem.Ready ready -> begin(ready, caller);
        };
    }

    private Step begin(BatchItem.Ready ready, Caller caller) {
        try {
            Optional<ResponseEntity<WriteResult>> earlier = ready.key().isIdempotent()
                    ? requests.begin(ready.key(), ready.report().request())
                    : Optional.empty();
            return earlier.<Step>map(answer ->
                            new Step.Answered(repeated(ready.line(), Objects.requireNonNull(answer.getBody()))))
                    .orElseGet(() -> new Step.Begun(ready, event(ready, caller)));
        } catch (ProblemException e) {
            return new Step.Answered(refused(ready.line(), e));
        }
    }

    private ErrorEvent event(BatchItem.Ready ready, Caller caller) {
        return ready.report()
                .noted(events.reported(caller, ready.key(), ready.report().request()));
    }

    private List<BatchReceipt.Result> publishBegun(List<Step.Begun> begun, Caller caller) {
        try {
            List<Position> positions =
                    batch.publish(begun.stream().map(Step.Begun::event).toList(), caller);
            return IntStream.range(0, begun.size())
                    .mapToObj(i -> finish(begun.get(i), positions.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            begun.stream()
                    .map(Step.Begun::item)
                    .filter(item -> item.key().isIdempotent())
                    .forEach(item -> requests.abandon(item.key(), item.report().request()));
            throw e;
        }
    }

    private BatchReceipt.Result finish(Step.Begun begun, Position position) {
        BatchItem.Ready item = begun.item();
        var solution = begun.event().data() instanceof ErrorReported reported ? reported.solution() : null;
        var accepted = new Accepted(begun.event().errorId(), position, solution == null ? null : solution.id());
        if (item.key().isIdempotent()) {
            requests.finish(
                    item.key(),
                    item.report().request(),
                    ResponseEntity.accepted().body(accepted));
        }
        return BatchReceipt.Result.accepted(item.line(), accepted);
    }

    private static BatchReceipt.Result refused(int line, ProblemException problem) {
        return BatchReceipt.Result.refused(line, problem.getBody());
    }

    /** The earlier answer may have been the whole record, if it was sent alone and its client waited. */
    private static BatchReceipt.Result repeated(int line, WriteResult earlier) {
        return BatchReceipt.Result.accepted(
                line,
                earlier instanceof Accepted accepted ? accepted : new Accepted(earlier.id(), earlier.position(), null));
    }

    private sealed interface Step {
        record Begun(BatchItem.Ready item, ErrorEvent event) implements Step {}

        record Answered(BatchReceipt.Result result) implements Step {}
    }
}
