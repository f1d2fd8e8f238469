package dev.tribal.platform.kafka;

import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of one partition from its beginning, goes on as messages come, and begins anew after a failure: every process
 * reads all of it, in one order.
 */
public abstract class TopicRounds extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRounds.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** How long to rest when there is nothing to be read yet. */
    protected static final Duration RETRY_AFTER = Duration.ofMillis(250);

    private static final Duration CLOSING = Duration.ofMillis(100);
    private static final int BROKER_PATIENCE_MILLIS = 5_000;

    private final TopicPartition partition;
    private final KafkaConnections connections;
    private @Nullable Consumer<byte[], byte[]> consumer;

    /** @param thread see {@link Rounds} */
    protected TopicRounds(String thread, String topic, KafkaConnections connections) {
        super(thread);
        this.partition = new TopicPartition(topic, 0);
        this.connections = connections;
    }

    /** Takes one message; what it throws ends all rounds. */
    protected abstract void take(ConsumerRecord<byte[], byte[]> message);

    /** How long a read waits for messages. */
    protected Duration patience() {
        return PATIENCE;
    }

    /**
     * Called after each read.
     *
     * @param open stands behind what was read
     * @return how long to rest before the next one
     * @throws KafkaException if the broker does not answer; then all is read again
     */
    protected Duration afterRead(Consumer<byte[], byte[]> open) {
        return Duration.ZERO;
    }

    /** Whether all that is there is read. */
    protected final boolean isAtEnd(Consumer<byte[], byte[]> open) {
        return open.position(partition) >= open.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    @Override
    protected final Duration round() {
        try {
            Consumer<byte[], byte[]> open = consumer == null ? open() : consumer;
            if (open == null) {
                return RETRY_AFTER;
            }
            open.poll(patience()).forEach(this::take);
            return afterRead(open);
        } catch (KafkaException e) {
            LOG.debug("The topic {} cannot be read now", partition.topic(), e);
            ended();
            return RETRY_AFTER;
        }
    }

    private @Nullable Consumer<byte[], byte[]> open() {
        Consumer<byte[], byte[]> opened = connected();
        consumer = opened;
        if (opened.partitionsFor(partition.topic()).isEmpty()) {
            LOG.debug("The topic {} is not made yet", partition.topic());
            ended();
            return null;
        }
        opened.assign(List.of(partition));
        opened.seekToBeginning(List.of(partition));
        return opened;
    }

    private Consumer<byte[], byte[]> connected() {
        Map<String, Object> config = KafkaConnections.groupless(connections.consumer(), "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_PATIENCE_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_PATIENCE_MILLIS);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    protected final void ended() {
        Consumer<byte[], byte[]> last = consumer;
        consumer = null;
        if (last != null) {
            last.close(CloseOptions.timeout(CLOSING));
        }
    }
}
