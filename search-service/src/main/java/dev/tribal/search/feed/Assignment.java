package dev.tribal.search.feed;

import dev.tribal.contracts.event.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** All partitions of the records topic, read by one consumer from where it is told to. */
final class Assignment {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Clock clock;
    private Ends latest;

    /** Begins at the given offsets, and at the start of partitions that have none. */
    Assignment(Consumer<String, byte[]> consumer, Map<Integer, Long> offsets, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
        this.partitions = consumer.partitionsFor(Topics.ERROR_RECORDS, TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> seek(partition, offsets));
        this.latest = ends();
    }

    private void seek(TopicPartition partition, Map<Integer, Long> offsets) {
        Long offset = offsets.get(partition.partition());
        if (offset == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, offset);
        }
    }

    ConsumerRecords<String, byte[]> poll(Duration limit) {
        return consumer.poll(limit);
    }

    /** Returns to before what was polled, because it is not applied. */
    void back(ConsumerRecords<String, byte[]> records) {
        records.partitions()
                .forEach(partition -> consumer.seek(
                        partition, records.records(partition).getFirst().offset()));
    }

    /** The end of each partition now; throws a Kafka exception if the broker does not answer. */
    Ends ends() {
        Instant asked = clock.instant();
        latest = new Ends(asked, consumer.endOffsets(partitions, TIMEOUT));
        return latest;
    }

    /** The ends as they were asked for the last time. */
    Ends latest() {
        return latest;
    }

    /** How many messages lie between what was read and the given ends. */
    long behind(Ends ends) {
        return partitions.stream()
                .mapToLong(partition ->
                        Math.max(0, ends.offsets().getOrDefault(partition, 0L) - consumer.position(partition, TIMEOUT)))
                .sum();
    }

    /**
     * Where the topic ended.
     *
     * @param asked when the broker was asked
     * @param offsets the next offset of each partition
     */
    record Ends(Instant asked, Map<TopicPartition, Long> offsets) {}
}
