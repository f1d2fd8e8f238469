package dev.tribal.standalone.backup.log;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.BrokerFailure;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.standalone.backup.targets.BackupException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads pieces of topics, as part of no group, and asks what there is. Not safe for threads. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;

    /**
     * Uses connections of its own.
     *
     * @param connection the settings of {@code KafkaConnections}
     */
    public TopicReader(Map<String, Object> connection) {
        Map<String, Object> config = KafkaConnections.groupless(connection, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.MAX_MESSAGE_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Topics.MAX_MESSAGE_BYTES);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.admin = Admin.create(connection);
    }

    /** Kafka's id of a topic; none if the broker does not have it. */
    public Optional<String> id(String topic) {
        try {
            return Optional.of(answer(Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .topicNameValues()
                            .get(topic)))
                    .topicId()
                    .toString());
        } catch (UnknownTopicOrPartitionException _) {
            return Optional.empty();
        }
    }

    /** The offset of the first message of each partition. */
    public Map<Integer, Long> beginnings(String topic) {
        return byNumber(asking(() -> consumer.beginningOffsets(partitions(topic))));
    }

    /** The offset behind the last message of each partition. */
    public Map<Integer, Long> ends(String topic) {
        return byNumber(asking(() -> consumer.endOffsets(partitions(topic))));
    }

    /** Where a group goes on; the beginning for partitions of which it has read nothing. */
    public Map<Integer, Long> committed(String group, String topic) {
        Map<Integer, Long> offsets = new HashMap<>(beginnings(topic));
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        committed.forEach((partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
                offsets.merge(partition.partition(), offset.offset(), Math::max);
            }
        });
        return offsets;
    }

    /** Whether processes read for a group at this moment; one that was killed counts until its session has ended. */
    public boolean isAtWork(String group) {
        try {
            return !answer(Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group)))
                    .members()
                    .isEmpty();
        } catch (GroupIdNotFoundException _) {
            return false;
        }
    }

    /**
     * Hands over messages, partition by partition.
     *
     * @param from the first offset of each partition; what the topic does not have any more is left out
     * @param to the offset behind the last one
     */
    public void read(String topic, Map<Integer, Long> from, Map<Integer, Long> to, Consumer<LogMessage> each) {
        Map<Integer, Long> beginnings = beginnings(topic);
        to.forEach((number, end) -> {
            long begin = Math.max(from.getOrDefault(number, 0L), beginnings.getOrDefault(number, 0L));
            if (begin < end) {
                read(new TopicPartition(topic, number), begin, end, each);
            }
        });
    }

    private void read(TopicPartition partition, long from, long to, Consumer<LogMessage> each) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long quietSince = System.nanoTime();
        long position = from;
        while (position < to) {
            for (ConsumerRecord<byte[], byte[]> message : asking(() -> consumer.poll(POLL))) {
                if (message.offset() < to) {
                    each.accept(LogMessage.of(message));
                }
            }
            // Behind marks of transactions, too, which are no messages.
            long now = asking(() -> consumer.position(partition));
            quietSince = now > position ? System.nanoTime() : quietSince;
            position = now;
            if (System.nanoTime() - quietSince > PATIENCE.toNanos()) {
                throw new BackupException(BrokerFailure.AWAY.sentence() + ".");
            }
        }
    }

    private Collection<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> result = new HashMap<>();
        offsets.forEach((partition, offset) -> result.put(partition.partition(), offset));
        return result;
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException e) {
            throw new BackupException(BrokerFailure.of(e).sentence() + ".", e);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            if (e.getCause() instanceof GroupIdNotFoundException unknown) {
                throw unknown;
            }
            throw new BackupException(BrokerFailure.of(e.getCause()).sentence() + ".", e);
        } catch (TimeoutException e) {
            throw new BackupException(BrokerFailure.AWAY.sentence() + ".", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ofSeconds(1));
    }
}
