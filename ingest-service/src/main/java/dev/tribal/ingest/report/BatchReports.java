package dev.tribal.ingest.report;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.publish.EventPublisher;
import dev.tribal.ingest.scrub.RequestScrubber;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.stream.IntStream;

/** The way of many errors that one request tells of: scrubbed, cut to size, checked, and published in one go. */
public final class BatchReports {
    private final RequestValidator validator;
    private final RequestScrubber scrubber;
    private final ErrorEvents events;
    private final EventPublisher publisher;
    private final WriteTrail trail;

    public BatchReports(
            RequestValidator validator,
            RequestScrubber scrubber,
            ErrorEvents events,
            EventPublisher publisher,
            WriteTrail trail) {
        this.validator = validator;
        this.scrubber = scrubber;
        this.events = events;
        this.publisher = publisher;
        this.trail = trail;
    }

    /**
     * Scrubs before it cuts: half of a secret would be none to the rules, and would stay.
     *
     * @throws dev.tribal.platform.problem.ProblemException {@code invalid-request} if what remains is not valid
     */
    public Scrubbed<NewError> clean(NewError error, Caller caller) {
        Scrubbed<NewError> whole = scrubber.report(caller.tenant(), error);
        return new Scrubbed<>(validator.valid(Shortened.report(whole.request())), whole.receipt());
    }

    /** Where a request comes from, without secrets. */
    public Scrubbed<Origin> clean(Origin origin, Caller caller) {
        return scrubber.origin(caller.tenant(), origin);
    }

    /**
     * The event of one error that has a key of its own, cleaned.
     *
     * @throws dev.tribal.platform.problem.ProblemException as {@link #clean}
     */
    public ErrorEvent event(NewError error, Caller caller, RequestKey key) {
        return events(List.of(clean(error, caller)), caller, key).getFirst();
    }

    /** One event per error, in their order. */
    public List<ErrorEvent> events(List<Scrubbed<NewError>> errors, Caller caller, RequestKey key) {
        return IntStream.range(0, errors.size())
                .mapToObj(i -> errors.get(i)
                        .noted(events.reported(caller, key, i, errors.get(i).request())))
                .toList();
    }

    /**
     * Publishes all of them, or none is acknowledged.
     *
     * @throws dev.tribal.platform.problem.ProblemException {@code unavailable} without acknowledgement
     */
    public List<Position> publish(List<ErrorEvent> all, Caller caller) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<Position> positions = publisher.publish(all);
        trail.reportsAccepted(caller);
        return positions;
    }
}
