package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of dead letters from its beginning and goes on as letters and marks come. */
final class DeadLetterFeed extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    private static final Duration CLOSING = Duration.ofMillis(100);

    private final DeadLetterTopic topic;
    private final DeadLetterIndex index;
    private Map<TopicPartition, Long> ends = Map.of();
    private @Nullable Consumer<byte[], byte[]> consumer;
    private volatile boolean complete;

    DeadLetterFeed(DeadLetterTopic topic, DeadLetterIndex index) {
        super("dead-letters");
        this.topic = topic;
        this.index = index;
    }

    /** Whether everything was read that was there when this process first reached the broker. */
    boolean isComplete() {
        return complete;
    }

    @Override
    protected Duration round() {
        try {
            Consumer<byte[], byte[]> open = consumer == null ? open() : consumer;
            if (open == null) {
                return RETRY_AFTER;
            }
            open.poll(POLL).forEach(this::take);
            complete =
                    complete || ends.entrySet().stream().allMatch(end -> open.position(end.getKey()) >= end.getValue());
            return Duration.ZERO;
        } catch (KafkaException e) {
            LOG.debug("The dead letters cannot be read now", e);
            ended();
            return RETRY_AFTER;
        }
    }

    private @Nullable Consumer<byte[], byte[]> open() {
        Consumer<byte[], byte[]> opened = topic.consumer();
        consumer = opened;
        List<TopicPartition> partitions = DeadLetterTopic.partitions(opened);
        if (partitions.isEmpty()) {
            LOG.debug("The topic {} is not made yet", Topics.ERROR_EVENTS_DLT);
            ended();
            return null;
        }
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        ends = opened.endOffsets(partitions);
        return opened;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        Mark.of(message).ifPresentOrElse(index::mark, () -> index.add(PutAsideReader.read(message)));
    }

    @Override
    protected void ended() {
        Consumer<byte[], byte[]> last = consumer;
        consumer = null;
        if (last != null) {
            last.close(CloseOptions.timeout(CLOSING));
        }
    }
}
