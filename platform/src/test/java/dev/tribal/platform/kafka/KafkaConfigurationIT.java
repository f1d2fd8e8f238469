package dev.tribal.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.health.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
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

    @Test
    void whatIsAcceptedIsOnAllCopiesButOneAtLeast() {
        withBrokers(
                3,
                broker -> started(broker).run(context -> {
                    assertThat(setting(broker, Topics.ERROR_EVENTS, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                            .isEqualTo("2");
                    assertThat(setting(broker, Topics.AUDIT, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG))
                            .isEqualTo("false");
                    assertThat(context.getBean(TopicSettingsHealth.class)
                                    .health()
                                    .getStatus())
                            .isEqualTo(Status.UP);
                }));
    }

    @Test
    void topicsThatSomebodyElseMadeAreLookedAtAndLeftAlone() {
        withBrokers(3, broker -> {
            make(
                    broker,
                    new NewTopic(Topics.ERROR_RECORDS, 2, (short) 3),
                    new NewTopic(Topics.ERROR_EVENTS, 2, (short) 3).configs(Map.of("min.insync.replicas", "2")));
            started(broker).run(context -> {
                var indicator = context.getBean(TopicSettingsHealth.class);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> indicator.health().getStatus() == Trouble.STATUS);
                assertThat(indicator.health().getDetails().get("state").toString())
                        .contains(
                                "tribal.error-records.v1 has cleanup.policy=delete, so that entries expire;"
                                        + " set cleanup.policy=compact",
                                "tribal.error-records.v1 has min.insync.replicas=1",
                                "tribal.error-events.v1 has retention.ms=604800000, so that entries expire;"
                                        + " set retention.ms=-1")
                        .doesNotContain("tribal.error-events.v1 has min.insync.replicas", "tribal.audit.v1");
                assertThat(setting(broker, Topics.ERROR_RECORDS, TopicConfig.CLEANUP_POLICY_CONFIG))
                        .isEqualTo("delete");
            });
        });
    }

    @ParameterizedTest
    @CsvSource({"4, 'keeps them, whatever tribal.kafka.partitions=4 says'", "2, 'if it was made with 3, set that to 3'"
    })
    void topicKeepsItsPartitionsWhateverTheSettingAndTheDifferenceIsTold(int setting, String difference) {
        withBrokers(1, broker -> {
            make(broker, Topics.all(3, (short) 1).toArray(NewTopic[]::new));
            remove(broker, Topics.AUDIT);
            started(broker, setting, 1).run(context -> {
                assertThat(partitions(broker, Topics.AUDIT)).isEqualTo(setting);
                assertThat(context.getBean(MissingTopics.class).make()).isTrue();
                var indicator = context.getBean(TopicSettingsHealth.class);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> indicator.health().getStatus() == Trouble.STATUS);
                assertThat(indicator.health().getDetails().get("state").toString())
                        .contains(
                                "tribal.error-events.v1 has 3 partitions",
                                "tribal.error-records.v1 has 3 partitions",
                                difference,
                                "take a full backup and restore it into an empty installation");
                assertThat(partitions(broker, Topics.ERROR_EVENTS)).isEqualTo(3);
                assertThat(partitions(broker, Topics.ERROR_RECORDS)).isEqualTo(3);
                assertThat(partitions(broker, Topics.GROUPING)).isEqualTo(1);
            });
        });
    }

    @Test
    void brokerWhoseNameNobodyKnowsNowEndsNoStart() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                .withUserConfiguration(KafkaConfiguration.class)
                .withPropertyValues("spring.kafka.bootstrap-servers=kafka.invalid:9092")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(MissingTopics.class).make()).isFalse();
                });
        var check = new TopicCheck(
                new KafkaConnections(new KafkaProperties(), () -> List.of("kafka.invalid:9092")),
                new KafkaSettings(1, (short) 1));
        assertThat(round(check)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void missingTopicIsToldAndHidesNoFaultOfAnother() {
        withBrokers(1, broker -> {
            make(
                    broker,
                    Topics.all(1, (short) 1).stream()
                            .filter(topic -> !topic.name().equals(Topics.AUDIT))
                            .map(topic -> topic.name().equals(Topics.GROUPING)
                                    ? topic.configs(Map.of("retention.ms", "604800000"))
                                    : topic)
                            .toArray(NewTopic[]::new));
            var check = new TopicCheck(
                    new KafkaConnections(new KafkaProperties(), () -> List.of(broker.getBrokersAsString())),
                    new KafkaSettings(1, (short) 1));

            assertThat(round(check))
                    .as("what may be about to be made is looked for again soon")
                    .isLessThan(Duration.ofMinutes(1));
            assertThat(check.faults()).singleElement().asString().startsWith("tribal.grouping.v1 has retention.ms=");
            round(check);
            assertThat(new TopicSettingsHealth(check)
                            .health()
                            .getDetails()
                            .get("state")
                            .toString())
                    .contains("tribal.grouping.v1 has retention.ms=", "tribal.audit.v1 is missing, so that");
        });
    }

    private static Duration round(TopicCheck check) {
        try {
            return check.round();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void withBrokers(int count, Consumer<EmbeddedKafkaKraftBroker> test) {
        var broker = new EmbeddedKafkaKraftBroker(count, 1);
        broker.afterPropertiesSet();
        try {
            test.accept(broker);
        } finally {
            broker.destroy();
        }
    }

    /** With three copies of each topic that it makes. */
    private static ApplicationContextRunner started(EmbeddedKafkaKraftBroker broker) {
        return started(broker, 2, 3);
    }

    private static ApplicationContextRunner started(EmbeddedKafkaKraftBroker broker, int partitions, int replication) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                .withUserConfiguration(KafkaConfiguration.class)
                .withPropertyValues(
                        "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "tribal.kafka.partitions=" + partitions,
                        "tribal.kafka.replication=" + replication);
    }

    private static void make(EmbeddedKafkaKraftBroker broker, NewTopic... topics) {
        try (var admin = AdminClient.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.createTopics(List.of(topics)).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remove(EmbeddedKafkaKraftBroker broker, String topic) {
        try (var admin = AdminClient.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
            await().until(() -> !admin.listTopics().names().get().contains(topic));
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int partitions(EmbeddedKafkaKraftBroker broker, String topic) throws Exception {
        try (var admin = AdminClient.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private static String setting(EmbeddedKafkaKraftBroker broker, String topic, String key) throws Exception {
        try (var admin = AdminClient.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            return setting(admin, topic, key);
        }
    }

    private static String setting(AdminClient admin, String topic, String key) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get(30, TimeUnit.SECONDS)
                .get(resource)
                .get(key)
                .value();
    }

    private static void assertTopics(Map<String, Object> config) throws Exception {
        try (AdminClient admin = AdminClient.create(config)) {
            var names = List.of(Topics.ERROR_EVENTS, Topics.ERROR_EVENTS_DLT, Topics.ERROR_RECORDS);
            var topics = admin.describeTopics(names).allTopicNames().get();
            assertThat(topics.values()).allMatch(topic -> topic.partitions().size() == 2);
            assertThat(setting(admin, Topics.ERROR_RECORDS, TopicConfig.CLEANUP_POLICY_CONFIG))
                    .isEqualTo("compact");
        }
    }
}
