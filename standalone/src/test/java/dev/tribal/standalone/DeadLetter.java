package dev.tribal.standalone;

import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts an event on the log that nobody can read, and finds it where such events are set aside. */
record DeadLetter(String broker) {
    /** @param headers names and values of those that the message has besides */
    void publish(String tenant, UUID error, String value, String... headers) {
        var event =
                new ErrorEvent(UUID.randomUUID(), Instant.now(), tenant, error, "key:test", false, new ErrorDeleted());
        ProducerRecord<String, byte[]> whole = new EventCodec().write(event);
        var message = new ProducerRecord<>(
                whole.topic(), null, whole.key(), value.getBytes(StandardCharsets.UTF_8), whole.headers());
        for (int i = 0; i < headers.length; i += 2) {
            message.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message);
        }
    }

    boolean isSetAside(String part) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ERROR_EVENTS_DLT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = consumer.poll(Duration.ofSeconds(2));
            return StreamSupport.stream(found.spliterator(), false)
                    .anyMatch(message -> new String(message.value(), StandardCharsets.UTF_8).contains(part));
        }
    }
}
