package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.event.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same modules as five processes that share nothing but Kafka and HTTP, and the guarantees when one of them is away. */
class FiveProcessesIT {
    @TempDir
    static Path folder;

    private static FiveProcesses tribal;

    @BeforeAll
    static void up() {
        tribal = FiveProcesses.up(folder);
    }

    @AfterAll
    static void down() {
        tribal.close();
    }

    @Test
    void errorGoesInThroughIngestAndComesBackThroughSearchAndMcp() {
        report("Distributed", "five processes work as one");

        // The first question may find a process that is not warm yet, and then says that it did without it.
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            var found = find("processes work as one");
            assertThat(found.json().at("/results/0/record/error_type").asString())
                    .isEqualTo("Distributed");
            assertThat(found.json().path("degraded")).isEmpty();
        });

        var arguments = Map.of("query", "five processes work as one");
        var call = tribal.http("mcp-gateway")
                .post(
                        "/mcp",
                        Map.of(
                                "jsonrpc",
                                "2.0",
                                "id",
                                1,
                                "method",
                                "tools/call",
                                "params",
                                Map.of("name", "find_similar_errors", "arguments", arguments)),
                        "Accept",
                        "application/json, text/event-stream");
        assertThat(call.response().body()).contains("Distributed");
    }

    @Test
    void searchAnswersLexicallyWhileEmbeddingIsAwayAndNothingIsLost() {
        report("Before", "the lighthouse lost its lamp");
        var visitor = Visitor.with(tribal.http("search-service"));
        tribal.kill("embedding-service");

        var degraded = find("lighthouse lamp");
        assertThat(degraded.status()).isEqualTo(200);
        assertThat(degraded.json().at("/results/0/record/error_type").asString())
                .isEqualTo("Before");
        assertThat(degraded.json().at("/degraded/0").asString()).isEqualTo("vector");

        assertThat(visitor.get("/ui/system").body())
                .contains("embedding-service does not answer", "TRIBAL_EMBEDDING_URL");

        var accepted =
                tribal.http("ingest-service").post("/api/v1/errors", Reports.of("Meanwhile", "the tide took the pier"));
        assertThat(accepted.status()).isEqualTo(202);

        tribal.start("embedding-service");
        tribal.awaitReady("embedding-service");
        assertThat(Reports.awaitFound(tribal.http("search-service"), "tide pier"))
                .contains("Meanwhile");
        Awaitility.await("recovery")
                .atMost(Duration.ofSeconds(60))
                .until(() -> find("lighthouse lamp").json().path("degraded").isEmpty());
        Awaitility.await("health of all")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(visitor.get("/ui/system").body())
                        .contains("auth-service", "ingest-service", "mcp-gateway", "waiting_events")
                        .doesNotContain("does not answer", "Version unknown"));
    }

    @Test
    void poisonGoesToTheDeadLettersAndBlocksNothing() throws ExecutionException, InterruptedException {
        String key = "default/" + UUID.randomUUID();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, tribal.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int partition = 0;
                    partition < producer.partitionsFor(Topics.ERROR_EVENTS).size();
                    partition++) {
                byte[] poison = "not an event".getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Topics.ERROR_EVENTS, partition, key, poison))
                        .get();
            }
        }

        report("Behind", "right behind the poison");

        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, tribal.bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.GROUP_ID_CONFIG, "dead-letter-test"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.ERROR_EVENTS_DLT));
            var letter = Awaitility.await("dead letter")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> consumer.poll(Duration.ofSeconds(1)), polled -> !polled.isEmpty())
                    .iterator()
                    .next();
            assertThat(letter.key()).isEqualTo(key);
            assertThat(letter.headers().lastHeader("kafka_dlt-exception-message"))
                    .isNotNull();
        }
    }

    private static void report(String type, String message) {
        var answer =
                tribal.http("ingest-service").post("/api/v1/errors", Reports.of(type, message), "Prefer", "wait=25");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static Http.Answer find(String query) {
        return tribal.http("search-service").post("/api/v1/errors/similar", Map.of("query", query));
    }
}
