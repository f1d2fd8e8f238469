package dev.tribal.mcp.feed;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads all of a topic in every instance, without a group; starts anew when the broker was away. */
final class TopicReader implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final KafkaConnections connections;
    private final String topic;
    private final Begin begin;
    private final Consumer<ConsumerRecord<String, byte[]>> handler;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean reading;

    /** Where reading begins. */
    enum Begin {
        /** With what is kept, to learn what happened before this instance started. */
        START,
        /** With what comes next. */
        END
    }

    TopicReader(
            KafkaConnections connections, String topic, Begin begin, Consumer<ConsumerRecord<String, byte[]>> handler) {
        this.connections = connections;
        this.topic = topic;
        this.begin = begin;
        this.handler = handler;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        reading = false;
        Thread.ofVirtual().name("mcp-reader-" + topic).start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Whether what is published from now on will be read for sure. */
    boolean isReading() {
        return reading;
    }

    private void run() {
        try {
            while (isRunning()) {
                try (var consumer =
                        new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
                    read(consumer);
                } catch (KafkaException | IllegalStateException e) {
                    LOG.debug("{} cannot be read now", topic, e);
                }
                stopped.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        if (begin == Begin.START) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // Positions are looked up late otherwise, and what is published meanwhile would be missed.
        partitions.forEach(partition -> consumer.position(partition, TIMEOUT));
        reading = true;
        while (isRunning()) {
            consumer.poll(POLL).forEach(this::handle);
        }
    }

    private void handle(ConsumerRecord<String, byte[]> message) {
        try {
            handler.accept(message);
        } catch (RuntimeException e) {
            // One that this version cannot read must not keep it from the next ones.
            LOG.warn("A message of {} at {}-{} was skipped", topic, message.partition(), message.offset());
            LOG.debug("It could not be read", e);
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = KafkaConnections.groupless(connections.consumer(), "latest");
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.MAX_MESSAGE_BYTES);
        return config;
    }
}
