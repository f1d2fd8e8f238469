package dev.tribal.search.feed;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.deletion;
import static dev.tribal.search.Records.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.health.Trouble;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.KafkaSettings;
import dev.tribal.platform.kafka.MissingTopics;
import dev.tribal.platform.tracing.Traces;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.Visible;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class RecordsFeedIT {
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
    private static final EventCodec CODEC = new EventCodec();

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void startBroker() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.destroy();
    }

    @BeforeEach
    void makeTopic() {
        makeTopicAnew();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.getBrokersAsString()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void closeProducer() {
        producer.close();
    }

    @Test
    void producedRecordsBecomeVisible() throws Exception {
        try (var running = start(BROKER.getBrokersAsString())) {
            send(change("cart", 1, "A", "first"));
            send(change("shop", 2, "A", "second"));
            send(deletion("shop", 3));
            assertThat(running.catalog().positions().await(new Position(0, 3), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("cart")))
                    .isPresent();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("shop")))
                    .isEmpty();
        }
    }

    @Test
    void restartGoesOnWhereItEnded() throws Exception {
        send(change("cart", 1, "A", "first"));
        sendUnreadable();
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
        }
        assertThat(unreadable()).isEqualTo(1);
        send(change("shop", 2, "A", "second"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
            assertThat(running.catalog().count(Visible.ofTenant(TENANT))).isEqualTo(2);
            assertThat(running.catalog().state().offsets()).isEqualTo(Map.of(0, 3L));
        }
        assertThat(unreadable())
                .as("the old part of the topic is not read again")
                .isEqualTo(1);
    }

    @Test
    void emptyFolderIsFilledFromTheTopic() throws Exception {
        send(change("cart", 1, "A", "first"));
        for (String instance : List.of("one", "two")) {
            folder = folder.resolve(instance);
            try (var running = start(BROKER.getBrokersAsString())) {
                running.awaitCaughtUp();
                assertThat(running.catalog().count(Visible.ofTenant(TENANT))).isEqualTo(1);
            }
        }
    }

    @Test
    void topicMadeAnewLeadsToARebuild() throws Exception {
        send(change("cart", 7, "A", "of the first topic"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
        }
        makeTopicAnew();
        send(change("shop", 1, "A", "of the second topic"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("cart")))
                    .isEmpty();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("shop")))
                    .isPresent();
            assertThat(running.catalog().positions().snapshot()).isEqualTo(Map.of(0, 1L));
        }
    }

    @Test
    void instanceThatWasAwayForAWeekIsBuiltAnew() throws Exception {
        keepWhatTheTopicHasForgotten();
        try (var running = start(BROKER.getBrokersAsString(), later(Topics.DELETIONS_RETENTION))) {
            running.awaitCaughtUp();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("shop")))
                    .as("deleted meanwhile")
                    .isEmpty();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("cart")))
                    .isPresent();
        }
    }

    @Test
    void instanceThatWasAwayForDaysGoesOnAndIsCompleteFromThenOn() throws Exception {
        keepWhatTheTopicHasForgotten();
        Clock later = later(Topics.DELETIONS_RETENTION.minusDays(2));
        Instant begun = later.instant();
        try (var running = start(BROKER.getBrokersAsString(), later)) {
            running.awaitCaughtUp();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("shop")))
                    .isPresent();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !running.catalog().state().complete().isBefore(begun));
        }
        try (var catalog = new Catalog(folder)) {
            assertThat(catalog.state().complete()).as("kept").isAfterOrEqualTo(begun);
        }
    }

    /** "cart" is in the topic and in the read model; "shop" only there, as if the topic no longer said that it is deleted. */
    private void keepWhatTheTopicHasForgotten() throws Exception {
        send(change("cart", 1, "A", "first"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
        }
        try (var catalog = new Catalog(folder)) {
            catalog.apply(List.of(change("shop", 2, "A", "second")), Map.of());
            catalog.commit();
        }
    }

    private static Clock later(Duration time) {
        return Clock.offset(Clock.systemUTC(), time);
    }

    @Test
    void answersFromWhatItHasWhileTheBrokerIsAway() throws Exception {
        send(change("cart", 1, "A", "first"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
        }
        try (var running = start("localhost:1")) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> running.feed().progress().trouble().contains("broker"));
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("cart")))
                    .isPresent();
            var health = new FeedHealth(running.feed()).health();
            assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.getDetails().toString()).contains("broker does not answer");
        }
    }

    @Test
    void upToDateFeedIsHealthy() throws Exception {
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
            var health = new FeedHealth(running.feed()).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("feed", "up to date");
        }
    }

    @Test
    void whatANewerTribalWroteIsTroubleThatIsToldAndMeasured() throws Exception {
        send(change("cart", 1, "A", "first"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
            sendNewer(change("shop", 2, "A", "second"));
            send(change("till", 3, "A", "third"));

            // In several attempts, between which nobody is told that all is well.
            await().atMost(Duration.ofSeconds(30))
                    .during(Duration.ofSeconds(3))
                    .until(() -> new FeedHealth(running.feed()).health().getStatus() == Trouble.STATUS && lag() == 2);
            assertThat(running.health()).contains("A newer Tribal writes the records; upgrade search-service");
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("cart")))
                    .isPresent();
        }
    }

    @Test
    void diskThatRejectsWritesIsTroubleUntilItTakesThemAgain() throws Exception {
        send(change("cart", 1, "A", "first"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
            Path away = folder.resolveSibling(folder.getFileName() + "-away");
            Files.move(folder, away);
            Files.createFile(folder);
            send(change("shop", 2, "A", "second"));

            await().atMost(Duration.ofSeconds(30))
                    .during(Duration.ofSeconds(3))
                    .until(() -> new FeedHealth(running.feed()).health().getStatus() == Trouble.STATUS);
            assertThat(running.health()).contains("The read model cannot be written");
            assertThat(lag()).as("which nobody can tell now").isNaN();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("cart")))
                    .as("answers go on")
                    .isPresent();

            Files.delete(folder);
            Files.move(away, folder);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> new FeedHealth(running.feed()).health().getStatus() == Status.UP);
            assertThat(lag()).isZero();
            assertThat(running.catalog().find(Visible.ofTenant(TENANT), id("shop")))
                    .isPresent();
        }
    }

    @Test
    void readModelThatIsEmptyAgainIsOutOfServiceUntilItIsFilled() throws Exception {
        send(change("cart", 1, "A", "first"));
        try (var running = start(BROKER.getBrokersAsString())) {
            running.awaitCaughtUp();
            Files.move(folder, folder.resolveSibling(folder.getFileName() + "-lost"));
            Files.createFile(folder);
            send(change("shop", 2, "A", "second"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> new FeedHealth(running.feed()).health().getStatus() == Trouble.STATUS);

            // It cannot be filled, because a change of a newer Tribal is in the way.
            sendNewer(change("till", 3, "A", "third"));
            Files.delete(folder);
            await().atMost(Duration.ofSeconds(30)).until(() -> running.health().contains("A newer Tribal"));
            assertThat(new FeedHealth(running.feed()).health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        }
    }

    private double lag() {
        return meters.get("tribal.search.lag").gauge().value();
    }

    private double unreadable() {
        return meters.counter("tribal.search.unreadable").count();
    }

    private void send(RecordChange change) throws Exception {
        producer.send(CODEC.write(change)).get();
    }

    private void sendNewer(RecordChange change) throws Exception {
        var message = CODEC.write(change);
        message.headers().remove("ce_type").add("ce_type", "dev.tribal.error.record.v99".getBytes(UTF_8));
        producer.send(message).get();
    }

    private void sendUnreadable() throws Exception {
        producer.send(new ProducerRecord<>(Topics.ERROR_RECORDS, "key", new byte[] {1, 2, 3}))
                .get();
    }

    private static void makeTopicAnew() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.getBrokersAsString()))) {
            retry(() -> {
                if (admin.listTopics().names().get().contains(Topics.ERROR_RECORDS)) {
                    admin.deleteTopics(List.of(Topics.ERROR_RECORDS)).all().get();
                }
                return true;
            });
            retry(() -> admin.createTopics(Topics.all(1, (short) 1).stream()
                            .filter(topic -> topic.name().equals(Topics.ERROR_RECORDS))
                            .toList())
                    .all()
                    .get());
        }
    }

    private static void retry(Callable<?> step) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            step.call();
            return true;
        });
    }

    private Running start(String servers) {
        return start(servers, Clock.systemUTC());
    }

    private Running start(String servers, Clock clock) {
        KafkaConnectionDetails details = () -> List.of(servers);
        var connections = new KafkaConnections(new KafkaProperties(), details);
        var topic = new RecordsTopic(connections, new MissingTopics(connections, new KafkaSettings(1, (short) 1)));
        var catalog = new Catalog(folder);
        var feed = new RecordsFeed(
                catalog, topic, CODEC, new FeedSettings(1000, Duration.ofSeconds(5)), Traces.none(), meters, clock);
        feed.start();
        return new Running(catalog, feed);
    }

    private record Running(Catalog catalog, RecordsFeed feed) implements AutoCloseable {
        String health() {
            return new FeedHealth(feed).health().getDetails().toString();
        }

        void awaitCaughtUp() {
            await().atMost(Duration.ofSeconds(20)).until(() -> feed.progress().caughtUp());
        }

        @Override
        public void close() {
            feed.stop();
            catalog.close();
        }
    }
}
