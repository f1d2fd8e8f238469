package dev.tribal.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.ingest.app.SharedBroker;
import dev.tribal.ingest.claim.ClaimCheck;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.unit.DataSize;

class EventPublisherIT {
    private final DefaultKafkaProducerFactory<String, byte[]> producers = new DefaultKafkaProducerFactory<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    SharedBroker.address(),
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    10_000),
            new StringSerializer(),
            new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventPublisher publisher = new EventPublisher(
            new KafkaTemplate<>(producers),
            new ClaimCheck(new LongTexts(new FileBlobStore(Path.of("target/blobs"))), DataSize.ofKilobytes(64)),
            new EventCodec(),
            new IntakeMeters(meters, new TenantLabels(1, meters, Clock.systemUTC())),
            Traces.none(),
            Duration.ofSeconds(10));

    @BeforeAll
    static void makeTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
            if (!admin.listTopics().names().get().contains(Topics.ERROR_EVENTS)) {
                admin.createTopics(Topics.all(6, (short) 1)).all().get();
            }
        }
    }

    @AfterEach
    void close() {
        producers.destroy();
    }

    @Test
    void eventsOfOneErrorKeepTheirOrderAndTheLogKnowsTheLast() {
        UUID errorId = UUID.randomUUID();
        List<ErrorEvent> events =
                IntStream.range(0, 20).mapToObj(_ -> event(errorId, "m")).toList();
        List<Position> positions = publisher.publish(events);
        assertThat(positions)
                .extracting(Position::partition)
                .containsOnly(positions.getFirst().partition());
        assertThat(positions).extracting(Position::offset).isSorted().doesNotHaveDuplicates();
        try (var log = new EventLog(Map.of("bootstrap.servers", SharedBroker.address()), Duration.ofSeconds(5))) {
            assertThat(log.last(EventCodec.key("acme", errorId))).contains(positions.getLast());
        }
        assertThat(meters.get("tribal.ingest.accepted")
                        .tags("kind", "reported", "source", "unknown", "tenant", "acme")
                        .counter()
                        .count())
                .isEqualTo(20);
        assertThat(meters.timer("tribal.ingest.publish").count()).isOne();
    }

    @Test
    void eventThatIsTooLargeForTheBrokerIsTheClientsProblem() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> publisher.publish(event(UUID.randomUUID(), "x".repeat(20_000))))
                .matches(problem -> problem.is(ProblemType.CONTENT_TOO_LARGE));
        assertThat(meters.find("tribal.ingest.accepted").counters()).isEmpty();
    }

    @Test
    void logThatCannotBeAskedIsUnavailable() {
        try (var log = new EventLog(Map.of("bootstrap.servers", "localhost:1"), Duration.ofMillis(300))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> log.last("acme/1"))
                    .matches(problem -> problem.is(ProblemType.UNAVAILABLE));
            assertThat(new BrokerHealth(log).health().getDetails().get("reason"))
                    .asString()
                    .contains("does not answer");
        }
    }

    private static ErrorEvent event(UUID errorId, String message) {
        return new ErrorEvent(
                UUID.randomUUID(),
                Instant.EPOCH,
                "acme",
                errorId,
                "key:test",
                false,
                new ErrorReported(
                        "v1:0", "E", new ErrorContext(null, null, message, null, null, null), null, Map.of(), null));
    }
}
