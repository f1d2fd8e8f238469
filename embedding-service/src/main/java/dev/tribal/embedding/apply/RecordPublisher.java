package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.BrokerFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes the state of records, and what goes on to others, and returns when the broker has it all. */
final class RecordPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(RecordPublisher.class);
    /** Each attempt to publish to a topic that is not there takes seconds. */
    private static final long WITHOUT_TEMPLATES_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final int MOST_WAITING = 1_000;

    private final KafkaTemplate<String, byte[]> template;
    private final EventCodec codec;
    /** What the topic of templates does not have yet, the latest entry of each leaf. */
    private final Map<String, ProducerRecord<String, byte[]>> waiting = new ConcurrentHashMap<>();

    private volatile long templatesFrom = System.nanoTime();

    RecordPublisher(KafkaTemplate<String, byte[]> template, EventCodec codec) {
        this.template = template;
        this.codec = codec;
    }

    /**
     * Publishes them in this order.
     *
     * @param finish adds to each message what it needs besides the change
     * @throws IllegalStateException if the broker did not take every one of them
     */
    void publish(List<RecordChange> changes, Consumer<ProducerRecord<String, byte[]>> finish) {
        List<ProducerRecord<String, byte[]>> messages =
                changes.stream().map(codec::write).toList();
        messages.forEach(finish);
        send("records", messages);
    }

    /**
     * Publishes what was learnt. A topic of templates that is missing, or that this process may not write to, stops nothing: the
     * entries wait for a later batch, {@value #MOST_WAITING} at most.
     *
     * @throws RuntimeException if the broker did not take it for another reason
     */
    void publishTemplates(Collection<FoldedRecord> leaves) {
        leaves.stream().flatMap(leaf -> leaf.newlyLearnt().stream()).forEach(this::waits);
        List<ProducerRecord<String, byte[]>> messages = List.copyOf(waiting.values());
        if (messages.isEmpty() || System.nanoTime() - templatesFrom < 0) {
            return;
        }
        try {
            send("templates", messages);
            messages.forEach(message -> waiting.remove(message.key(), message));
        } catch (RuntimeException e) {
            BrokerFailure failure = BrokerFailure.of(e);
            if (failure != BrokerFailure.TOPICS && failure != BrokerFailure.RIGHTS) {
                throw e;
            }
            templatesFrom = System.nanoTime() + WITHOUT_TEMPLATES_NANOS;
            LOG.warn(
                    "What was learnt of messages cannot be published; make the topic {} and let embedding-service write to it",
                    Topics.TEMPLATES,
                    e);
        }
    }

    private void waits(ProducerRecord<String, byte[]> entry) {
        if (waiting.size() < MOST_WAITING || waiting.containsKey(entry.key())) {
            waiting.put(entry.key(), entry);
        }
    }

    /**
     * Brings reports to the errors that they are of, and tells other errors what follows for them.
     *
     * @param finish adds to each message what it needs besides its event
     * @throws IllegalStateException as {@link #publish}
     */
    void handOn(List<ErrorEvent> events, BiConsumer<ErrorEvent, ProducerRecord<String, byte[]>> finish) {
        List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
        for (ErrorEvent event : events) {
            ProducerRecord<String, byte[]> message = codec.write(event);
            finish.accept(event, message);
            messages.add(message);
        }
        send("events of other errors", messages);
    }

    private void send(String what, List<ProducerRecord<String, byte[]>> messages) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        messages.forEach(message -> sent.add(template.send(message)));
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The %s cannot be published".formatted(what), e.getCause());
        }
    }
}
