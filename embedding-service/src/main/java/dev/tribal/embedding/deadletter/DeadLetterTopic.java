package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Connections to the topic of dead letters. */
final class DeadLetterTopic {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int FETCHED_AT_ONCE = 4 * 1024 * 1024;

    private final KafkaConnections connections;

    DeadLetterTopic(KafkaConnections connections) {
        this.connections = connections;
    }

    /** A consumer that belongs to no group; a larger message than it fetches at once comes alone. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = KafkaConnections.groupless(connections.consumer(), "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_AT_ONCE);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The partitions; none if the topic is not made yet. */
    static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(Topics.ERROR_EVENTS_DLT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
