package dev.tribal.ingest.publish;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.ingest.claim.ClaimCheck;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.tracing.Traces;
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
    private final IntakeMeters meters;
    private final Traces traces;
    private final Duration ackTimeout;

    public EventPublisher(
            KafkaTemplate<String, byte[]> kafka,
            ClaimCheck claims,
            EventCodec codec,
            IntakeMeters meters,
            Traces traces,
            Duration ackTimeout) {
        this.kafka = kafka;
        this.claims = claims;
        this.codec = codec;
        this.meters = meters;
        this.traces = traces;
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
        List<Position> positions =
                meters.publishing(() -> traces.sending("publish error events", () -> await(send(events))));
        events.forEach(meters::accepted);
        return positions;
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
            traces.write(message.headers());
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
}
