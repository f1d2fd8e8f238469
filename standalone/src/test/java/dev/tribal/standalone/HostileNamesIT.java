package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Role;
import dev.tribal.contracts.event.Topics;
import dev.tribal.standalone.Http.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Names and texts that try to become something else: a header, a line of the log, a path. */
@ExtendWith(OutputCaptureExtension.class)
@InThisProcess
class HostileNamesIT {
    private static final String TENANT = "attacker";
    private static final String VICTIM = "victim";
    private static final String FORGED = "2026-01-01T00:00:00 INFO forged-line";
    private static final Set<String> HEADERS = Set.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "content-type",
            "ce_tenant",
            "ce_actor",
            "ce_actorsource",
            "ce_idempotent",
            "ce_position");

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http http;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        http = tribal.as(TENANT, Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "a\r\nce_tenant: " + VICTIM,
                "a\nce_type:dev.tribal.error.deleted.v2",
                "x\r\n" + FORGED + "\u001b[2J\u009b31m",
                "Ünïcödé \u202e日本 \uD83D\uDE00",
                "a\u0085" + FORGED,
                "\u0000");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void textMakesNoHeaderOfAMessageAndNoLineOfTheLog(String hostile, CapturedOutput output) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error_type", hostile);
        error.put("context", Map.of("error_message", hostile, "language", hostile, "stack_trace", hostile));
        error.put("metadata", Map.of(hostile, hostile));
        error.put("origin", Map.of("source", "ci", "project", hostile, "commit", hostile, "test_id", hostile));
        Answer answer = http.post("/api/v1/errors", error, "Prefer", "wait=30");
        assertThat(answer.status()).as(answer.toString()).isIn(201, 400);
        http.post("/api/v1/api-keys", Map.of("name", hostile, "role", "reader"));
        http.post("/api/v1/scrubs", Map.of("rule", hostile));
        http.post("/api/v1/indexes", Map.of("model", hostile));
        http.post("/v1/embeddings", Map.of("model", hostile, "input", hostile));
        http.post("/mcp", Map.of("jsonrpc", "2.0", "id", hostile, "method", hostile));
        http.send("POST", "/api/v1/errors", "application/json", "{\"%s\":".formatted(hostile));
        http.send("POST", "/api/v1/reports/junit?project=" + encoded(hostile), "application/xml", "<" + hostile);
        http.send("DELETE", "/api/v1/indexes/" + encoded(hostile), "application/json", "");
        http.get("/api/v1/audit?action=" + encoded(hostile) + "&cursor=" + encoded(hostile));
        http.get("/api/v1/errors?min_position=" + encoded(hostile));
        tribal.asStranger().get("/" + encoded(hostile));

        assertThat(output.getAll())
                .doesNotContain("\u001b", "\u009b", "\u0085", "\n" + FORGED, "\r" + FORGED, "\u0000");
        assertThat(messages(Topics.ERROR_EVENTS)).allSatisfy(HostileNamesIT::hasOnlyOurHeaders);
        assertThat(messages(Topics.ERROR_RECORDS)).allSatisfy(HostileNamesIT::hasOnlyOurHeaders);
    }

    private static void hasOnlyOurHeaders(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = Stream.of(message.headers().toArray())
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(HEADERS).containsAll(headers.keySet());
        assertThat(headers.get("ce_tenant")).isEqualTo(TENANT);
        assertThat(message.key()).matches(TENANT + "/[0-9a-f-]{36}");
        assertThat(headers.values()).noneMatch(value -> value.chars().anyMatch(c -> c < ' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k\u00fcche", "a b", "ce_tenant: victim", "", "'; drop table error_record; --"})
    void idempotencyKeyOfAnotherFormIsRefusedOrOnlyAKey(String key) {
        Answer answer = http.post("/api/v1/errors", Reports.of("E", "m"), "Idempotency-Key", key);
        assertThat(answer.status()).as(answer.toString()).isIn(202, 400);
        assertThat(messages(Topics.ERROR_EVENTS)).allSatisfy(HostileNamesIT::hasOnlyOurHeaders);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/errors/..%2f..%2fapi-key",
                "/api/v1/errors/%2e%2e%2f%2e%2e%2fapi-key",
                "/api/v1/errors/..;/..;/health",
                "/api/v1/indexes/..%2f..%2fauth.db",
                "/webjars/..%2f..%2f..%2fapi-key",
                "/swagger-ui/..%252f..%252fapi-key",
                "/docs/../../api-key",
                "//etc/passwd",
                "/%5c..%5c..%5capi-key",
                "/api/v1/errors/x%00.json"
            })
    void pathLeadsNowhereElse(String path) {
        for (String method : new String[] {"GET", "DELETE"}) {
            Answer answer = http.send(method, path, "text/plain", "");
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 405);
            assertThat(answer.toString()).doesNotContain("tribal_", "root:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", "../victim", "..%2fvictim", "a/../../b", "/etc", "a\\..\\b", "%2e%2e", "a\u0000b", "."})
    void nameOfATenantOrProjectIsNoPath(String name) throws IOException {
        Answer made = http.post(
                "/api/v1/tenants/%s/api-keys".formatted(encoded(name)), Map.of("name", "n", "role", "reader"));
        assertThat(made.status()).as(made.toString()).isBetween(400, 404);
        String trace = "at a.B.c(B.java:1)\n".repeat(8_000);
        Map<String, Object> forged = Map.of("field", "stack_trace", "event_id", name, "bytes", 1, "sha256", name);
        Map<String, Object> context = new LinkedHashMap<>(Map.of("error_message", "m", "stack_trace", trace));
        Map<String, Object> error = new LinkedHashMap<>(Map.of("error_type", "P", "context", context));
        error.put("origin", Map.of("source", "ci", "project", name, "environment", name));
        http.post("/api/v1/errors", error, "Prefer", "wait=30");
        context.put("attachments", List.of(forged));
        http.post("/api/v1/errors", error, "Prefer", "wait=30");

        try (Stream<Path> blobs = Files.walk(folder.resolve("blobs"))) {
            assertThat(blobs.filter(Files::isRegularFile))
                    .allSatisfy(blob -> assertThat(
                                    folder.resolve("blobs").relativize(blob).toString())
                            .matches("t[a-z0-9_-]+/[0-9a-f-]{36}/[0-9a-f-]{36}/stack_trace"));
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString())).doesNotContain("victim", "b", "etc");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<ConsumerRecord<String, byte[]>> messages(String topic) {
        String brokers = tribal.context().getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
        }
        return messages;
    }
}
