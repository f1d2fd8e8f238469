package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.api.DeadLetter.State;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.platform.kafka.BrokerFailure;
import dev.tribal.platform.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Replays dead letters and gives them up. The event is accepted first and the letter marked behind that: if a process is
 * killed in between, the event is replayed twice and counts once.
 */
final class Replays {
    private final KafkaTemplate<String, byte[]> kafka;
    private final DeadLetterIndex index;
    private final ReplayedEvents events;
    private final Counter replayed;

    Replays(KafkaTemplate<String, byte[]> kafka, DeadLetterIndex index, ReplayedEvents events, MeterRegistry meters) {
        this.kafka = kafka;
        this.index = index;
        this.events = events;
        this.replayed = Counter.builder("tribal.embedding.replayed")
                .description("Events that were put aside and accepted once more")
                .register(meters);
    }

    /**
     * Accepts the event of a letter once more.
     *
     * @throws UnreadableEventException if this version cannot read it either; the letter waits on
     * @throws NewerSchemaException the same
     * @throws ProblemException {@code unavailable} if the broker does not take it
     */
    void replay(PutAside letter, ConsumerRecord<byte[], byte[]> message) {
        send(events.of(letter, message));
        replayed.increment();
        mark(letter, State.REPLAYED);
    }

    /** @throws ProblemException {@code unavailable} if the broker does not take the mark */
    void mark(PutAside letter, State state) {
        var mark = new Mark(letter.id(), state);
        RecordKey key = letter.key();
        send(mark.message(letter.place().partition(), key == null ? null : key.toString()));
        // The topic says the same in a moment; whoever asked wants to see it now.
        index.mark(mark);
    }

    private void send(ProducerRecord<String, byte[]> message) {
        try {
            kafka.send(message).join();
        } catch (CompletionException | KafkaException e) {
            throw BrokerFailure.unavailable(e);
        }
    }
}
