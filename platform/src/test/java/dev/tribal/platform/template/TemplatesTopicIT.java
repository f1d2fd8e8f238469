package dev.tribal.platform.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.net.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class TemplatesTopicIT {
    private static final String TENANT = "acme";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final TemplateLeaf NOTHING = TemplateLeaf.EMPTY;

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
        try (var admin = AdminClient.create(connection())) {
            admin.createTopics(Topics.all(2, (short) 1)).all().get(30, TimeUnit.SECONDS);
        }
        producer = new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        broker.destroy();
    }

    @Test
    void theFirstWhoAsksIsToldWhatWasPublishedBefore() throws Exception {
        publish("root", leaf("root"), 1);
        publish("guest", leaf("guest"), 2);
        publish("guest", NOTHING, 3);
        send(message("older", leaf("older"), null));

        read(broker.getBrokersAsString(), topic -> {
            assertThat(knows(topic, "root")).isTrue();
            assertThat(knows(topic, "guest")).isFalse();
            assertThat(knows(topic, "older")).isTrue();
        });
    }

    @Test
    void whatComesLaterIsKnownSoonUnlessItIsOlder() {
        read(broker.getBrokersAsString(), topic -> {
            publish("root", leaf("root"), 7);
            await().atMost(SOON).until(() -> knows(topic, "root"));

            publish("root", NOTHING, 9);
            publish("root", leaf("root"), 8);
            publish("guest", leaf("guest"), 10);
            await().atMost(SOON).until(() -> knows(topic, "guest"));
            assertThat(knows(topic, "root")).isFalse();
        });
    }

    @Test
    void entriesThatCannotBeReadAreLeftOut() throws Exception {
        send(new ProducerRecord<>(
                Topics.TEMPLATES, "no key", message("root", leaf("root"), null).value()));
        String key = EventCodec.key(TENANT, id("root"));
        send(new ProducerRecord<>(Topics.TEMPLATES, key, "{".getBytes(StandardCharsets.UTF_8)));
        send(new ProducerRecord<>(Topics.TEMPLATES, key, "null".getBytes(StandardCharsets.UTF_8)));
        ProducerRecord<String, byte[]> unknown = message("root", leaf("root"), null);
        unknown.headers().add("revision", new byte[] {1});
        send(unknown);
        publish("guest", leaf("guest"), 1);

        read(broker.getBrokersAsString(), topic -> {
            assertThat(knows(topic, "guest")).isTrue();
            assertThat(knows(topic, "root")).isFalse();
        });
    }

    @Test
    void whoAsksWaitsAWhileForABrokerThatIsAwayAndNotAgain() throws Exception {
        publish("root", leaf("root"), 1);
        int port = freePort();
        read("localhost:" + port, topic -> {
            assertThat(knows(topic, "root")).isFalse();
            long asked = System.nanoTime();
            assertThat(knows(topic, "root")).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));

            String[] address = broker.getBrokersAsString().split(":");
            try (var _ = new Relay(port, new InetSocketAddress(address[0], Integer.parseInt(address[1])))) {
                await().atMost(SOON).until(() -> knows(topic, "root"));
            }
        });
    }

    private static void read(String brokers, ThrowingConsumer<TemplatesTopic> told) {
        KafkaConnectionDetails details = () -> List.of(brokers);
        var topic = new TemplatesTopic(new KafkaConnections(new KafkaProperties(), details));
        topic.start();
        try {
            told.accept(topic);
        } finally {
            topic.stop();
        }
    }

    private static boolean knows(TemplatesTopic topic, String user) {
        return topic.including(TENANT, user, form(user)).isPresent();
    }

    private void publish(String user, TemplateLeaf leaf, long offset) throws Exception {
        send(message(user, leaf, new LeafRevision("log", new Position(0, offset))));
    }

    private void send(ProducerRecord<String, byte[]> message) throws Exception {
        producer.send(message).get(30, TimeUnit.SECONDS);
    }

    private static ProducerRecord<String, byte[]> message(
            String user, TemplateLeaf leaf, @Nullable LeafRevision revision) {
        return TemplatesTopic.message(TENANT, id(user), leaf, revision);
    }

    /** In projects of their own, so that each is of another leaf. */
    private static UUID id(String user) {
        return form(user).leaf(TENANT, user);
    }

    private static MessageForm form(String user) {
        return MessageForm.of("Error", "no such user here; name=" + user);
    }

    private static TemplateLeaf leaf(String user) {
        return new TemplateLeaf(List.of(
                new LearntTemplate("no such user here ; name = <*>", form(user).fingerprint(), new UUID(0, 1), 1)));
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker.getBrokersAsString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
