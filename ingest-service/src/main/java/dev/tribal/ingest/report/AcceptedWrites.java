package dev.tribal.ingest.report;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.ingest.publish.EventPublisher;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes the events of one request and leaves a trace of it. */
final class AcceptedWrites {
    private final EventPublisher publisher;
    private final WriteTrail trail;

    AcceptedWrites(EventPublisher publisher, WriteTrail trail) {
        this.publisher = publisher;
        this.trail = trail;
    }

    /** @throws dev.tribal.platform.problem.ProblemException {@code unavailable} without acknowledgement */
    Accepted publish(ErrorEvent event) {
        return publish(List.of(event)).accepted();
    }

    /**
     * The same for several events.
     *
     * @param events first the one of the error that is answered
     */
    Written publish(List<ErrorEvent> events) {
        List<Position> positions = publisher.publish(events);
        ErrorEvent first = events.getFirst();
        trail.accepted(first);
        return new Written(
                new Accepted(first.errorId(), positions.getFirst(), solutionId(first)),
                positions.subList(1, positions.size()));
    }

    private static @Nullable UUID solutionId(ErrorEvent event) {
        Solution solution = switch (event.data()) {
            case ErrorReported reported -> reported.solution();
            case ErrorUpdated updated -> updated.solution();
            case SolutionRecorded recorded -> recorded.solution();
            default -> null;
        };
        return solution == null ? null : solution.id();
    }

    /** @param others where the further events of the request stand */
    record Written(Accepted accepted, List<Position> others) {}
}
