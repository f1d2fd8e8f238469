package dev.tribal.ingest.publish;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.ReportsRejoined;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.contracts.event.SolutionLinked;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.contracts.event.SolutionUnlinked;
import dev.tribal.contracts.event.Topics;
import dev.tribal.ingest.claim.ClaimCheck;
import dev.tribal.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Appends events to the log, their long texts in the blob store first, and returns once the broker has acknowledged every one of them. */
public final class EventPublisher {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final KafkaTemplate<String, byte[]> kafka;
    private final ClaimCheck claims;
    private final EventCodec codec;
    private final MeterRegistry meters;
    private final Timer timer;
    private final Duration ackTimeout;

    public EventPublisher(
            KafkaTemplate<String, byte[]> kafka,
            ClaimCheck claims,
            EventCodec codec,
            MeterRegistry meters,
            Duration ackTimeout) {
        this.kafka = kafka;
        this.claims = claims;
        this.codec = codec;
        this.meters = meters;
        this.timer = Timer.builder("tribal.ingest.publish")
                .description("From the first send of a request to its last acknowledgement")
                .register(meters);
        this.ackTimeout = ackTimeout;
    }

    /** Appends one event; see {@link #publish(List)}. */
    public Position publish(ErrorEvent event) {
        return publish(List.of(event)).getFirst();
    }

    /**
     * Appends events together and awaits them together.
     *
     * @return where each event stands, in the order of the events
     * @throws ProblemException {@code unavailable} if any is not acknowledged in time, or, with nothing published, a long
     *     text cannot be stored; {@code content-too-large} if one is larger than the broker takes
     */
    public List<Position> publish(List<ErrorEvent> events) {
        Timer.Sample sample = Timer.start(meters);
        try {
            List<Position> positions = await(send(events));
            events.forEach(this::count);
            return positions;
        } finally {
            sample.stop(timer);
        }
    }

    private List<CompletableFuture<SendResult<String, byte[]>>> send(List<ErrorEvent> events) {
        List<ProducerRecord<String, byte[]>> messages =
                events.stream().map(claims::check).map(codec::write).toList();
        List<CompletableFuture<SendResult<String, byte[]>>> sent = new ArrayList<>(messages.size());
        for (var message : messages) {
            CompletableFuture<SendResult<String, byte[]>> ack = send(message);
            sent.add(ack);
            if (ack.isCompletedExceptionally()) {
                // Without a broker each send blocks for seconds: one is enough to know.
                break;
            }
        }
        return sent;
    }

    private CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> message) {
        try {
            return kafka.send(message);
        } catch (RuntimeException e) {
            // Some failures come at once and not through the future; to the caller they are the same.
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<Position> await(List<CompletableFuture<SendResult<String, byte[]>>> sent) {
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .get(ackTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw problem(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw problem(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem(e);
        }
        return sent.stream().map(ack -> position(ack.join())).toList();
    }

    private static Position position(SendResult<String, byte[]> ack) {
        return new Position(
                ack.getRecordMetadata().partition(), ack.getRecordMetadata().offset());
    }

    private static ProblemException problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "The event must have at most %d bytes; send shorter texts".formatted(Topics.MAX_MESSAGE_BYTES));
            }
        }
        return ProblemException.unavailable(
                "The broker did not acknowledge the event, so it may be lost; send it again"
                        + " with the same Idempotency-Key to have it applied only once",
                RETRY_AFTER,
                failure);
    }

    private void count(ErrorEvent event) {
        String kind = switch (event.data()) {
            case ErrorReported _ -> "reported";
            case ErrorUpdated _ -> "updated";
            case ErrorDeleted _ -> "deleted";
            case SolutionRecorded _ -> "solution_recorded";
            case OutcomeReported _ -> "outcome_reported";
            case ErrorMerged _ -> "merged";
            case ErrorSplit _ -> "split";
            case RunsObserved _ -> "runs_observed";
            case SolutionLinked _ -> "solution_linked";
            case SolutionUnlinked _ -> "solution_unlinked";
            case ReportsSeparated _ -> "reports_separated";
            case ReportsRejoined _ -> "reports_rejoined";
            case ScrubOrdered _ -> "scrub_ordered";
        };
        meters.counter("tribal.ingest.accepted", "kind", kind).increment();
    }
}
