package dev.tribal.search.feed;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.MissingTopics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Connections to the topic of records. */
public final class RecordsTopic {
    private static final int TIMEOUT_SECONDS = 5;

    private final KafkaConnections connections;
    private final MissingTopics topics;

    public RecordsTopic(KafkaConnections connections, MissingTopics topics) {
        this.connections = connections;
        this.topics = topics;
    }

    /**
     * Kafka's id of the topic, which a topic that is made anew under the same name does not share. A topic that does not
     * exist, because the broker was away when this process started, is made.
     *
     * @throws KafkaException if the broker does not answer
     */
    String id() {
        try {
            return connections.ask(admin -> Objects.requireNonNull(admin.describeTopics(List.of(Topics.ERROR_RECORDS))
                            .topicNameValues()
                            .get(Topics.ERROR_RECORDS))
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .topicId()
                    .toString());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                topics.make();
            }
            throw new KafkaException("The topic of records cannot be described", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("The broker does not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** A consumer that belongs to no group: every instance reads everything and keeps its offsets by itself. */
    Consumer<String, byte[]> consumer() {
        Map<String, Object> config = KafkaConnections.groupless(connections.consumer(), "none");
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.MAX_MESSAGE_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Topics.MAX_MESSAGE_BYTES);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
