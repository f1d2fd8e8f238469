package dev.tribal.platform.kafka;

import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
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
    /** Until all is read: an empty topic is not waited for. */
    private static final Duration FIRST_PATIENCE = Duration.ofMillis(50);

    private static final Duration RETRY_AFTER = Duration.ofMillis(250);

    private static final Duration CLOSING = Duration.ofMillis(100);
    private static final int BROKER_PATIENCE_MILLIS = 5_000;

    private final TopicPartition partition;
    private final KafkaConnections connections;
    private final Lock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** Whether all is read since the topic was opened. */
    private boolean complete;
    /** Whether all was read once: before, an entry that was superseded long ago would be taken for what holds. */
    private volatile boolean known;

    private @Nullable Consumer<byte[], byte[]> consumer;

    /** @param thread see {@link Rounds} */
    protected TopicRounds(String thread, String topic, KafkaConnections connections) {
        super(thread);
        this.partition = new TopicPartition(topic, 0);
        this.connections = connections;
    }

    /** Takes one message; what it throws ends all rounds. */
    protected abstract void take(ConsumerRecord<byte[], byte[]> message);

    /** Called before the first message is taken, also before all are taken again. */
    protected void begins() {}

    /**
     * Called when all that is there is taken, again and again until there is enough.
     *
     * @param open stands behind what was taken
     * @return whether it is enough
     * @throws KafkaException if the broker does not answer; then all is read again
     */
    protected boolean isEnough(Consumer<byte[], byte[]> open) {
        return true;
    }

    /** Whether all that was there has been taken once. */
    protected final boolean isKnown() {
        return known;
    }

    /**
     * Waits for something that follows from messages.
     *
     * @param nanos how long at most; not at all if it is negative
     * @return whether it is so in the end
     */
    protected final boolean await(BooleanSupplier condition, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!condition.getAsBoolean() && left > 0) {
                left = news.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isAtEnd(Consumer<byte[], byte[]> open) {
        return open.position(partition) >= open.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    @Override
    protected final Duration round() {
        try {
            Consumer<byte[], byte[]> open = consumer == null ? open() : consumer;
            if (open == null) {
                return RETRY_AFTER;
            }
            return read(open);
        } catch (KafkaException e) {
            LOG.debug("The topic {} cannot be read now", partition.topic(), e);
            ended();
            return RETRY_AFTER;
        }
    }

    private Duration read(Consumer<byte[], byte[]> open) {
        open.poll(complete ? PATIENCE : FIRST_PATIENCE).forEach(this::take);
        boolean atEnd = !complete && isAtEnd(open);
        complete |= atEnd && isEnough(open);
        known |= complete;
        tell();
        return atEnd && !complete ? RETRY_AFTER : Duration.ZERO;
    }

    private @Nullable Consumer<byte[], byte[]> open() {
        Consumer<byte[], byte[]> opened = connected();
        consumer = opened;
        if (opened.partitionsFor(partition.topic()).isEmpty()) {
            LOG.debug("The topic {} is not made yet", partition.topic());
            ended();
            return null;
        }
        complete = false;
        begins();
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
