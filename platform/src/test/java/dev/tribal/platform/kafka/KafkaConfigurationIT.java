package dev.tribal.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class KafkaConfigurationIT {
    @Test
    void topicsAreMadeAndMessagesAreAcknowledgedByEveryReplica() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        try {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                    .withUserConfiguration(KafkaConfiguration.class)
                    .withPropertyValues(
                            "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                            "tribal.kafka.partitions=2")
                    .run(context -> {
                        assertThat(context).hasSingleBean(KafkaTemplate.class).hasSingleBean(ProducerFactory.class);
                        assertThat(context.getBean(ProducerFactory.class).getConfigurationProperties())
                                .containsEntry("acks", "all")
                                .containsEntry("enable.idempotence", true);
                        @SuppressWarnings("unchecked")
                        KafkaTemplate<String, byte[]> template = context.getBean(KafkaTemplate.class);
                        byte[] large = new byte[15 * 1024 * 1024];
                        assertThat(template.send(Topics.ERROR_EVENTS, "k", large)
                                        .get(20, TimeUnit.SECONDS)
                                        .getRecordMetadata()
                                        .offset())
                                .isZero();
                        assertTopics(context.getBean(KafkaAdmin.class).getConfigurationProperties());
                    });
        } finally {
            broker.destroy();
        }
    }

    private static void assertTopics(Map<String, Object> config) throws Exception {
        try (AdminClient admin = AdminClient.create(config)) {
            var names = List.of(Topics.ERROR_EVENTS, Topics.ERROR_EVENTS_DLT, Topics.ERROR_RECORDS);
            var topics = admin.describeTopics(names).allTopicNames().get();
            assertThat(topics.values()).allMatch(topic -> topic.partitions().size() == 2);
            var records = new ConfigResource(ConfigResource.Type.TOPIC, Topics.ERROR_RECORDS);
            assertThat(admin.describeConfigs(List.of(records))
                            .all()
                            .get()
                            .get(records)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
        }
    }
}
