package dev.tribal.platform.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConfiguration;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class GroupingTopicIT {
    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

    @BeforeEach
    void start() {
        broker.afterPropertiesSet();
    }

    @AfterEach
    void stop() {
        broker.destroy();
    }

    @Test
    void processesAgreeWhoeverSwitches() {
        process(1).run(one -> {
            var first = one.getBean(GroupingTopic.class);
            assertThat(first.get().all()).containsExactly(1);
            process(2).run(other -> {
                var second = other.getBean(GroupingTopic.class);
                assertThat(second.get()).isEqualTo(first.get());

                second.decide(2, "key:op");
                awaitSwitched(first);
                awaitSwitched(second);
                assertThat(second.get()).isEqualTo(first.get());
            });
        });
    }

    @Test
    void processesThatBeginAtTheSameTimeAgree() {
        process(1)
                .run(one -> process(2).run(other -> {
                    DecidedVersions first = one.getBean(GroupingTopic.class).get();
                    assertThat(first.all()).hasSize(1);
                    assertThat(other.getBean(GroupingTopic.class).get()).isEqualTo(first);
                }));
    }

    private static void awaitSwitched(GroupingVersions versions) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(versions.get().all()).containsExactly(1, 2));
    }

    @Test
    void whatHasEventsFromBeforeGoesOnWithTheFirstVersion() throws Exception {
        Map<String, Object> connection = Map.of("bootstrap.servers", broker.getBrokersAsString());
        try (var admin = AdminClient.create(connection);
                var producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer())) {
            admin.createTopics(Topics.all(2, (short) 1).stream()
                            .filter(topic -> !topic.name().equals(Topics.GROUPING))
                            .toList())
                    .all()
                    .get(30, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>(Topics.ERROR_EVENTS, "k", new byte[] {1}))
                    .get(30, TimeUnit.SECONDS);
        }

        process(2)
                .run(context -> assertThat(
                                context.getBean(GroupingTopic.class).get().all())
                        .containsExactly(1));
    }

    private ApplicationContextRunner process(int firstVersion) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                .withUserConfiguration(KafkaConfiguration.class, GroupingConfiguration.class)
                .withPropertyValues(
                        "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "tribal.kafka.partitions=2",
                        "tribal.grouping.first-version=" + firstVersion);
    }
}
