package dev.tribal.platform.kafka;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** Makes the topics, whichever service starts first, and the one producer of a process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaConfiguration {
    @Bean
    KafkaConnections kafkaConnections(KafkaProperties properties, KafkaConnectionDetails details) {
        return new KafkaConnections(properties, details);
    }

    @Bean
    MissingTopics missingTopics(KafkaConnections connections, KafkaSettings settings) {
        return new MissingTopics(connections, settings);
    }

    @Bean
    TopicCreation topicCreation(KafkaAdmin admin, MissingTopics topics) {
        return new TopicCreation(admin, topics);
    }

    @Bean
    TopicsHealth kafkaTopicsHealthIndicator(TopicCreation topicCreation) {
        return new TopicsHealth(topicCreation);
    }

    @Bean
    TopicCheck topicCheck(KafkaConnections connections, KafkaSettings settings) {
        return new TopicCheck(connections, settings);
    }

    @Bean
    TopicSettingsHealth topicSettingsHealthIndicator(TopicCheck topicCheck) {
        return new TopicSettingsHealth(topicCheck);
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    /** The template's producers, as a bean so that they are closed with the process. */
    @Bean
    ProducerFactory<String, byte[]> durableProducers(KafkaConnections connections) {
        return new DefaultKafkaProducerFactory<>(
                producerConfig(connections), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A producer whose futures complete when every in-sync replica has the message, or fail within ten seconds: long
     * enough for a change of leader, short enough for a caller to be told.
     */
    @Bean
    KafkaTemplate<String, byte[]> durableTemplate(ProducerFactory<String, byte[]> durableProducers) {
        return new KafkaTemplate<>(durableProducers);
    }

    private static Map<String, Object> producerConfig(KafkaConnections connections) {
        Map<String, Object> config = connections.producer();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return config;
    }
}
