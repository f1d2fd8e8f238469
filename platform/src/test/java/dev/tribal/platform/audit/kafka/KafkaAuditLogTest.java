package dev.tribal.platform.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The audit log while its broker is away; nothing listens on port 1. */
class KafkaAuditLogTest {
    private static final AuditEvent EVENT = new AuditEvent(
            UUID.randomUUID(),
            Instant.EPOCH,
            "acme",
            "test",
            new AuditEvent.Actor("key:x", null),
            "index.drop",
            new AuditEvent.Target("index", "a"),
            AuditEvent.Outcome.DONE,
            new AuditEvent.Client(null, null));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultKafkaProducerFactory<String, byte[]> producers = new DefaultKafkaProducerFactory<>(
            Map.of("bootstrap.servers", "localhost:1", "max.block.ms", 300),
            new StringSerializer(),
            new ByteArraySerializer());
    private final KafkaAuditLog log = new KafkaAuditLog(new KafkaTemplate<>(producers), meters);

    @AfterEach
    void close() throws InterruptedException {
        log.close();
        producers.destroy();
    }

    @Test
    void manyEntriesNeitherWaitNorFailAndEachLostOneIsCounted() {
        Instant start = Instant.now();
        log.record(EVENT);
        log.record(EVENT);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(250));
        await().untilAsserted(() ->
                assertThat(meters.counter("tribal.audit.lost").count()).isEqualTo(2));
    }

    @Test
    void administratorIsToldThatNothingWasDone() {
        assertThatThrownBy(() -> log.recordFirst(EVENT))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .matches(problem -> problem.is(ProblemType.UNAVAILABLE))
                .extracting(problem -> problem.getBody().getDetail())
                .asString()
                .contains("nothing was done");
    }
}
