package dev.tribal.embedding;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Topics of its own on a real broker, with the two sides that surround the service: who sends events and who reads
 * records. The broker is one for all tests and ends with the JVM, because to start one takes longer than most of them; so
 * there is one of these at a time.
 */
final class TestBroker implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final EventCodec codec = new EventCodec();

    TestBroker() {
        createTopics();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers(), "max.request.size", Topics.MAX_MESSAGE_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    String brokers() {
        return Started.BROKER.getBrokersAsString();
    }

    private void createTopics() {
        try (Admin admin = admin()) {
            get(admin.createTopics(Topics.all(2, (short) 1)).all());
        }
    }

    Position send(ErrorEvent event) {
        return send(codec.write(event));
    }

    Position send(ProducerRecord<String, byte[]> message) {
        RecordMetadata sent = get(producer.send(message));
        return new Position(sent.partition(), sent.offset());
    }

    /** Sends without waiting for each, so that events arrive in few batches. */
    List<Position> sendAll(List<ErrorEvent> events) {
        return events.stream().map(event -> producer.send(codec.write(event))).toList().stream()
                .map(TestBroker::get)
                .map(sent -> new Position(sent.partition(), sent.offset()))
                .toList();
    }

    /** Every record change since the topic was made. */
    List<RecordChange> changes() {
        return read(Topics.ERROR_RECORDS).stream()
                .map(message -> codec.readRecord(message.headers(), message.value()))
                .toList();
    }

    /** All messages of a topic. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
        }
        return messages;
    }

    /** Deletes a topic. */
    void remove(String topic) {
        try (Admin admin = admin()) {
            get(admin.deleteTopics(List.of(topic)).all());
        }
    }

    /** Makes the stopped service get every event once more. */
    void rewind() {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> start = partitions(Topics.ERROR_EVENTS).stream()
                    .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
            get(admin.alterConsumerGroupOffsets("embedding-service", start).all());
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", brokers()));
    }

    private static List<TopicPartition> partitions(String topic) {
        return List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        // What groups committed goes with the topics.
        try (Admin admin = admin()) {
            get(admin.deleteTopics(get(admin.listTopics().names())).all());
        }
    }

    private static final class Started {
        private static final EmbeddedKafkaKraftBroker BROKER = start();

        private static EmbeddedKafkaKraftBroker start() {
            var broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.brokerProperty("auto.create.topics.enable", "false");
            broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
            broker.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            return broker;
        }
    }
}
