package dev.tribal.ingest.app;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** What really is on the log. */
public final class Events {
    private final Map<String, Object> config;
    private final EventCodec codec;
    private final AuditCodec auditCodec = new AuditCodec();

    Events(KafkaProperties kafka, EventCodec codec) {
        this.config = kafka.buildConsumerProperties();
        this.config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        this.codec = codec;
    }

    /** All events of a tenant by position; reads to the end of the log as it is now. */
    public Map<Position, ErrorEvent> of(String tenant) {
        Map<Position, ErrorEvent> events = new LinkedHashMap<>();
        read(Topics.ERROR_EVENTS, message -> {
            ErrorEvent event = codec.readEvent(message.headers(), message.value());
            if (event.tenant().equals(tenant)) {
                events.put(new Position(message.partition(), message.offset()), event);
            }
        });
        return events;
    }

    /** All audit events of a tenant, in their order. */
    public List<AuditEvent> audited(String tenant) {
        List<AuditEvent> events = new ArrayList<>();
        read(Topics.AUDIT, message -> {
            AuditEvent event = auditCodec.read(message.headers(), message.value());
            if (event.tenant().equals(tenant)) {
                events.add(event);
            }
        });
        return events;
    }

    private void read(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(reader);
            }
        }
    }
}
