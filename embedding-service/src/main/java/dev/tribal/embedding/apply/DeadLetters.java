package dev.tribal.embedding.apply;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.embedding.deadletter.ReplayHeaders;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.security.TenantInLogs;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Puts an event that can never be applied aside, with its cause in the headers, and publishes the unchanged state of
 * its record, so that nobody waits for its position in vain.
 */
final class DeadLetters implements ConsumerRecordRecoverer {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final DeadLetterPublishingRecoverer deadLetters;
    private final RecordStore store;
    private final RecordPublisher publisher;
    private final Traces traces;
    private final Counter count;

    DeadLetters(
            KafkaTemplate<String, byte[]> template,
            RecordStore store,
            RecordPublisher publisher,
            Supplier<String> topicId,
            Traces traces,
            MeterRegistry meters) {
        this.deadLetters = new DeadLetterPublishingRecoverer(
                template, (record, _) -> new TopicPartition(Topics.ERROR_EVENTS_DLT, record.partition()));
        // A restored letter stood in a topic in which the same position means another event.
        deadLetters.addHeadersFunction(
                (_, _) -> new RecordHeaders().add(ReplayHeaders.TOPIC_ID, ReplayHeaders.bytes(topicId.get())));
        this.store = store;
        this.publisher = publisher;
        this.traces = traces;
        this.count = Counter.builder("tribal.embedding.dead_lettered")
                .description("Events that were put aside because they can never be applied")
                .register(meters);
    }

    @Override
    public void accept(ConsumerRecord<?, ?> record, Exception cause) {
        traces.receiving(record.headers(), "put error event aside", () -> putAside(record, cause));
    }

    private void putAside(ConsumerRecord<?, ?> record, Exception cause) {
        deadLetters.accept(record, unwrapped(cause));
        RecordKey key = key(record);
        if (key == null) {
            // No record has such a key, so nobody can wait for it.
            done(record);
            return;
        }
        publishState(key, new Position(record.partition(), record.offset()));
        try (var _ = TenantInLogs.name(key.tenant())) {
            done(record);
        }
    }

    private void done(ConsumerRecord<?, ?> record) {
        count.increment();
        LOG.warn("The event at {}-{} can never be applied and was put aside", record.partition(), record.offset());
    }

    /** What the headers should name, without the layers that it was thrown through. */
    private static Exception unwrapped(Exception exception) {
        Throwable cause = exception;
        while (cause != null) {
            if (cause instanceof UnreadableEventException unreadable) {
                return unreadable;
            }
            cause = cause.getCause();
        }
        return exception;
    }

    private static @Nullable RecordKey key(ConsumerRecord<?, ?> record) {
        try {
            return RecordKey.parse(String.valueOf(record.key()));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private void publishState(RecordKey key, Position position) {
        StoredRecord stored = store.read(List.of(key)).get(key);
        publisher.publish(
                List.of(new RecordChange(key.tenant(), key.id(), position, stored == null ? null : stored.record())),
                message -> traces.write(message.headers()));
    }
}
