package dev.tribal.embedding.apply;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.embedding.deadletter.ReplayHeaders;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Takes batches of the events topic. An event that can never be applied is named to the container, which dead-letters
 * it and delivers the rest again; any other failure makes the container deliver the whole batch again, without end.
 */
final class ErrorEventConsumer implements Consumer<Message<List<byte[]>>> {
    private final EventCodec codec;
    private final BatchApplier applier;
    private final ConsumerState state;
    private final Traces traces;
    private final Pace pace = new Pace(System::nanoTime);
    private final Counter applied;
    private final Timer batches;

    ErrorEventConsumer(
            EventCodec codec, BatchApplier applier, ConsumerState state, Traces traces, MeterRegistry meters) {
        this.codec = codec;
        this.applier = applier;
        this.state = state;
        this.traces = traces;
        this.applied = Counter.builder("tribal.embedding.applied")
                .description("Events that were applied, repeated deliveries included")
                .register(meters);
        this.batches = Timer.builder("tribal.embedding.batch")
                .description("Time from a batch of events to its published records")
                .register(meters);
    }

    @Override
    public void accept(Message<List<byte[]>> message) {
        // The records themselves, because the headers of the message are not those of Kafka, byte for byte.
        List<?> records = Objects.requireNonNull(message.getHeaders().get(KafkaHeaders.RAW_DATA, List.class));
        batches.record(() -> accept(records));
        LockSupport.parkNanos(pace.rest(records.size()).toNanos());
    }

    private void accept(List<?> records) {
        Outcome outcome;
        try (var spans = EventSpans.of(traces, records)) {
            outcome = spans.run(() -> apply(records, spans));
            if (outcome.poison() != null) {
                spans.poisoned(outcome.applied());
            }
        } catch (RuntimeException e) {
            state.failed(e);
            throw e;
        }
        applied.increment(outcome.applied());
        state.succeeded();
        if (outcome.poison() != null) {
            throw new BatchListenerFailedException(
                    "An event can never be applied", outcome.poison(), outcome.applied());
        }
    }

    private Outcome apply(List<?> records, EventSpans spans) {
        List<AcceptedEvent> events = new ArrayList<>();
        UnreadableEventException unreadable = null;
        for (Object record : records) {
            try {
                events.add(read((ConsumerRecord<?, ?>) record));
            } catch (UnreadableEventException e) {
                unreadable = e;
                break;
            }
        }
        Outcome outcome = applier.apply(events, spans);
        return outcome.poison() == null ? new Outcome(outcome.applied(), unreadable) : outcome;
    }

    private AcceptedEvent read(ConsumerRecord<?, ?> record) {
        byte[] value = record.value() instanceof byte[] bytes ? bytes : null;
        return new AcceptedEvent(
                codec.readEvent(record.headers(), value),
                new Position(record.partition(), record.offset()),
                ReplayHeaders.replays(record.headers()) > 0);
    }
}
