package dev.tribal.mcp.feed;

import dev.tribal.contracts.event.Topics;
import dev.tribal.mcp.protocol.signal.LocalBus;
import dev.tribal.mcp.protocol.signal.Signal;
import dev.tribal.mcp.protocol.signal.SignalBus;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Signals over Kafka: heard by this instance at once, and by the others as soon as they read them. */
final class KafkaSignals implements SignalBus, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSignals.class);
    private static final String ORIGIN = "origin";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LocalBus listeners = new LocalBus();
    private final String origin = UUID.randomUUID().toString();
    private final KafkaTemplate<String, byte[]> kafka;

    /** Keeps signals in order, and clients from waiting for a broker that is away. */
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("mcp-signals").factory());

    KafkaSignals(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(Signal signal) {
        listeners.publish(signal);
        sender.execute(() -> send(signal));
    }

    @Override
    public void listen(Consumer<Signal> listener) {
        listeners.listen(listener);
    }

    /** Takes a message of the topic; its own have been heard already. */
    void read(ConsumerRecord<String, byte[]> message) {
        var from = message.headers().lastHeader(ORIGIN);
        if (from == null || !origin.equals(new String(from.value(), StandardCharsets.UTF_8))) {
            listeners.publish(JSON.readValue(message.value(), Signal.class));
        }
    }

    @Override
    public void close() {
        sender.shutdown();
    }

    private void send(Signal signal) {
        var message = new ProducerRecord<>(
                Topics.MCP_SIGNALS,
                signal.session(),
                JSON.writerFor(Signal.class).writeValueAsBytes(signal));
        message.headers().add(ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
        try {
            kafka.send(message).whenComplete((_, failure) -> {
                if (failure != null) {
                    warn(failure);
                }
            });
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            warn(e);
        }
    }

    private static void warn(Throwable failure) {
        LOG.warn("Other instances of the gateway did not hear of a change to a session: Kafka does not answer");
        LOG.debug("The signal was not sent", failure);
    }
}
