package dev.tribal.search.feed;

import dev.tribal.contracts.event.Topics;
import java.time.Duration;
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

    /** Begins at the given offsets, and at the start of partitions that have none. */
    Assignment(Consumer<String, byte[]> consumer, Map<Integer, Long> offsets) {
        this.consumer = consumer;
        this.partitions = consumer.partitionsFor(Topics.ERROR_RECORDS, TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> seek(partition, offsets));
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
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions, TIMEOUT);
    }

    /** How many messages lie between what was read and the given ends. */
    long behind(Map<TopicPartition, Long> ends) {
        return partitions.stream()
                .mapToLong(partition ->
                        Math.max(0, ends.getOrDefault(partition, 0L) - consumer.position(partition, TIMEOUT)))
                .sum();
    }
}
