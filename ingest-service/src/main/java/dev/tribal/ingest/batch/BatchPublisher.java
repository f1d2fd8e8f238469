package dev.tribal.ingest.batch;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.BatchReceipt;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<Begun> begun = new ArrayList<>();
        try {
            List<Step> steps = begin(items, begun, caller);
            List<Position> positions =
                    batch.publish(begun.stream().map(Begun::event).toList(), caller);
            List<Accepted> accepted = IntStream.range(0, begun.size())
                    .mapToObj(i -> finish(begun.get(i), positions.get(i)))
                    .toList();
            return BatchReceipt.of(
                    steps.stream().map(step -> result(step, accepted)).toList());
        } catch (RuntimeException e) {
            begun.forEach(one -> abandon(one.item()));
            throw e;
        }
    }

    /** @param begun where those go that are to be published */
    private List<Step> begin(List<? extends BatchItem> items, List<Begun> begun, Caller caller) {
        List<Step> steps = new ArrayList<>(items.size());
        Map<RequestKey, Integer> indexes = new HashMap<>();
        for (BatchItem item : items) {
            steps.add(
                    switch (item) {
                        case BatchItem.Refused refused -> new Step.Answered(refused(refused.line(), refused.problem()));
                        case BatchItem.Ignored ignored ->
                            new Step.Answered(BatchReceipt.Result.ignored(ignored.line(), ignored.reason()));
                        case BatchItem.Ready ready -> begin(ready, begun, indexes, caller);
                    });
        }
        return steps;
    }

    private Step begin(BatchItem.Ready ready, List<Begun> begun, Map<RequestKey, Integer> indexes, Caller caller) {
        Integer first = indexes.get(ready.key());
        if (first != null && begun.get(first).isRepeatedBy(ready)) {
            return new Step.Published(ready.line(), first);
        }
        try {
            Optional<ResponseEntity<WriteResult>> earlier = ready.key().isIdempotent()
                    ? requests.begin(ready.key(), ready.report().request())
                    : Optional.empty();
            if (earlier.isPresent()) {
                return new Step.Answered(repeated(
                        ready.line(), Objects.requireNonNull(earlier.get().getBody())));
            }
            begun.add(new Begun(ready, eventOfBegun(ready, caller)));
        } catch (ProblemException e) {
            return new Step.Answered(refused(ready.line(), e));
        }
        if (ready.key().isIdempotent()) {
            indexes.put(ready.key(), begun.size() - 1);
        }
        return new Step.Published(ready.line(), begun.size() - 1);
    }

    private ErrorEvent eventOfBegun(BatchItem.Ready ready, Caller caller) {
        try {
            return event(ready, caller);
        } catch (RuntimeException e) {
            abandon(ready);
            throw e;
        }
    }

    private void abandon(BatchItem.Ready item) {
        if (item.key().isIdempotent()) {
            requests.abandon(item.key(), item.report().request());
        }
    }

    private ErrorEvent event(BatchItem.Ready ready, Caller caller) {
        return ready.report()
                .noted(events.reported(caller, ready.key(), ready.report().request()));
    }

    private Accepted finish(Begun begun, Position position) {
        BatchItem.Ready item = begun.item();
        var solution = begun.event().data() instanceof ErrorReported reported ? reported.solution() : null;
        var accepted = new Accepted(begun.event().errorId(), position, solution == null ? null : solution.id());
        if (item.key().isIdempotent()) {
            requests.finish(
                    item.key(),
                    item.report().request(),
                    ResponseEntity.accepted().body(accepted));
        }
        return accepted;
    }

    private static BatchReceipt.Result result(Step step, List<Accepted> accepted) {
        return switch (step) {
            case Step.Answered answered -> answered.result();
            case Step.Published published ->
                BatchReceipt.Result.accepted(published.line(), accepted.get(published.index()));
        };
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

    /** One that is worked on. */
    private record Begun(BatchItem.Ready item, ErrorEvent event) {
        boolean isRepeatedBy(BatchItem.Ready another) {
            return item.report().request().equals(another.report().request());
        }
    }

    private sealed interface Step {
        /** @param index of its event among those that are published; that of an earlier line if it repeats one */
        record Published(int line, int index) implements Step {}

        record Answered(BatchReceipt.Result result) implements Step {}
    }
}
