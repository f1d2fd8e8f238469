package dev.tribal.standalone.backup.log;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.BrokerFailure;
import dev.tribal.platform.kafka.MissingTopics;
import dev.tribal.standalone.backup.targets.BackupException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Makes the topics of a new installation and writes to them. Not safe for threads. */
public final class TopicWriter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final int partitions;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * Makes the topics that are not there.
     *
     * @param connection the settings of {@code KafkaConnections}
     * @param newPartitions of topics that are made
     */
    public TopicWriter(Map<String, Object> connection, int newPartitions, short replication) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES);
        this.admin = Admin.create(connection);
        try {
            makeTopics(newPartitions, replication);
            this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (RuntimeException e) {
            admin.close(Duration.ofSeconds(1));
            throw e;
        }
        this.partitions = countPartitions();
    }

    private void makeTopics(int newPartitions, short replication) {
        try {
            MissingTopics.make(admin, Topics.all(newPartitions, replication), PATIENCE);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private int countPartitions() {
        try {
            // Asks again until the broker knows a topic that was made just now.
            return producer.partitionsFor(Topics.ERROR_EVENTS).size();
        } catch (KafkaException e) {
            close();
            throw failed(e);
        }
    }

    /** The partition of the events, and of the records, to which messages with a key go. */
    public int partition(byte[] key) {
        // As Kafka's producers do it.
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /** Sends a message; whether it arrived is known after {@link #flush}. */
    public void send(ProducerRecord<byte[], byte[]> message) {
        producer.send(message, (_, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    /** The same for a message whose key is text. */
    public void sendText(ProducerRecord<String, byte[]> message) {
        send(new ProducerRecord<>(
                message.topic(),
                null,
                message.timestamp(),
                Utils.utf8(message.key()),
                message.value(),
                message.headers()));
    }

    /** Waits until the broker has everything. */
    public void flush() {
        producer.flush();
        Exception e = failure.get();
        if (e != null) {
            throw failed(e);
        }
    }

    private static BackupException failed(@Nullable Throwable e) {
        return new BackupException(BrokerFailure.of(e).sentence() + ".", e);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(1));
    }
}
