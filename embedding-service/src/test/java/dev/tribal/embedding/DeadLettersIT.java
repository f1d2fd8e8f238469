package dev.tribal.embedding;

import static dev.tribal.embedding.TestAuth.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.fold.RecordKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.support.KafkaHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events that were put aside are listed, replayed and given up over HTTP, by those whose events they are. */
class DeadLettersIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/api/v1/dead-letters";
    private static final String SECRET = "the content of the event";

    @TempDir
    private static Path folder;

    private static TestBroker broker;
    private static RunningService service;

    // Each test has a tenant of its own, so that one service is enough.
    private final String tenant = "t" + UUID.randomUUID();
    private final String admin = token(tenant, Scopes.ADMIN);
    private final String other = token("other" + tenant, Scopes.ADMIN);
    private final String operator = token(tenant, Scopes.ADMIN + " " + Scopes.INSTALLATION);
    private final UUID error = UUID.randomUUID();

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        service = RunningService.start(broker.brokers(), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    @Test
    void anEventThatAnOlderVersionPutAsideIsReplayedAndCountsOnceHoweverOften() throws Exception {
        ErrorEvent event = event(Events.report(SECRET));
        putAside(event, "Unknown event type dev.tribal.error.reported.v1");
        JsonNode letter = awaitLetters(admin, 1).get(0);
        String id = letter.path("id").asString();
        assertThat(letter.path("error_id").asString()).isEqualTo(error.toString());
        assertThat(letter.path("state").asString()).isEqualTo("open");
        assertThat(letter.path("position").asString()).isEqualTo("1-4711");
        assertThat(letter.path("cause").asString()).contains("type was not known");
        assertThat(letter.toString()).doesNotContain(SECRET);
        assertThat(get(admin, PATH + "/" + id).path("content").asString()).contains(SECRET);

        assertThat(post(admin, PATH + "/" + id + "/replay").path("state").asString())
                .isEqualTo("replayed");
        await().untilAsserted(() -> assertThat(occurrences()).isEqualTo(1));
        // As it would be if the process had been killed before the letter was marked.
        replayOnceMore();
        post(admin, PATH + "/" + id + "/replay");
        Position last = broker.send(event(Events.report("one more")));
        await().until(() ->
                broker.changes().stream().anyMatch(change -> change.position().equals(last)));
        assertThat(occurrences()).isEqualTo(2);
        assertThat(audited()).containsExactly("dead-letter.replay " + id);

        service.close();
        service = RunningService.start(broker.brokers(), folder);
        assertThat(awaitLetters(admin, 1).get(0).path("state").asString()).isEqualTo("replayed");
        assertThat(get(admin, PATH + "?state=open").path("open").asInt()).isZero();
    }

    @Test
    void oneThatWasDiscardedTooSoonIsReplayedByItsId() throws Exception {
        putAside(event(Events.report(SECRET)), "Unknown type x");
        String letter = PATH + "/" + awaitLetters(admin, 1).get(0).path("id").asString();
        send(admin, "DELETE", letter, "");

        assertThat(replayAll(admin).path("replayed").asInt()).isZero();
        assertThat(post(admin, letter + "/replay").path("state").asString()).isEqualTo("replayed");
        await().untilAsserted(() -> assertThat(occurrences()).isEqualTo(1));
    }

    @Test
    void nobodyElseSeesOrChangesTheLettersOfATenant() throws Exception {
        putAside(event(Events.report(SECRET)), "Unknown type x");
        String id = awaitLetters(admin, 1).get(0).path("id").asString();

        assertThat(get(other, PATH).path("dead_letters")).isEmpty();
        assertThat(get(other, PATH).path("open").asInt()).isZero();
        for (String method : List.of("GET", "DELETE")) {
            assertThat(send(other, method, PATH + "/" + id, "").path("status").asInt())
                    .isEqualTo(404);
        }
        assertThat(post(other, PATH + "/" + id + "/replay").path("status").asInt())
                .isEqualTo(404);
        assertThat(replayAll(other).path("replayed").asInt()).isZero();
        assertThat(get(token(tenant, Scopes.ERRORS_WRITE), PATH).path("status").asInt())
                .isEqualTo(403);
        assertThat(awaitLetters(admin, 1).get(0).path("state").asString()).isEqualTo("open");
    }

    @Test
    void damagedEventsStayAndSayWhyAndCanBeDiscarded() throws Exception {
        ProducerRecord<String, byte[]> whole = new EventCodec().write(event(Events.report("never seen")));
        broker.send(new ProducerRecord<>(
                whole.topic(),
                null,
                whole.key(),
                "{ \"%s".formatted(SECRET).getBytes(StandardCharsets.UTF_8),
                whole.headers()));
        JsonNode letter = awaitLetters(admin, 1).get(0);
        String id = letter.path("id").asString();
        assertThat(letter.path("cause").asString()).contains("damaged");
        assertThat(letter.toString()).doesNotContain(SECRET);

        JsonNode refused = post(admin, PATH + "/" + id + "/replay");
        assertThat(refused.path("status").asInt()).isEqualTo(422);
        assertThat(refused.path("detail").asString()).contains("cannot read the event either");
        assertThat(replayAll(admin).path("kept").asInt()).isEqualTo(1);
        assertThat(awaitLetters(admin, 1).get(0).path("state").asString()).isEqualTo("open");

        assertThat(send(admin, "DELETE", PATH + "/" + id, "").path("state").asString())
                .isEqualTo("discarded");
        assertThat(get(admin, PATH).path("open").asInt()).isZero();
    }

    @Test
    void whatHasNoTenantIsForOperators() throws Exception {
        broker.send(new ProducerRecord<>(Topics.ERROR_EVENTS, "no key of ours", new byte[] {1}));
        JsonNode letter = awaitLetters(operator, 1).get(0);
        assertThat(letter.has("error_id")).isFalse();
        assertThat(get(admin, PATH).path("dead_letters")).isEmpty();
        String path = PATH + "/" + letter.path("id").asString();
        assertThat(get(admin, path).path("status").asInt()).isEqualTo(404);
        assertThat(post(operator, path + "/replay").path("status").asInt()).isEqualTo(422);
        assertThat(send(operator, "DELETE", path, "").path("state").asString()).isEqualTo("discarded");
    }

    @Test
    void whatFailsAgainIsAnotherLetterThatSaysHowOftenAndIsNotReplayedWithoutEnd() throws Exception {
        putAside(event(Events.report(SECRET)), "The event cannot be applied");
        JsonNode first = awaitLetters(admin, 1).get(0);
        assertThat(first.path("cause").asString()).contains("could not be applied");
        assertThat(first.path("replays").asInt()).isZero();

        JsonNode receipt = replayAll(admin);
        assertThat(receipt.path("replayed").asInt()).isEqualTo(1);
        // As if it had failed once more.
        var replayed = lastEvent();
        broker.send(
                new ProducerRecord<>(Topics.ERROR_EVENTS, null, replayed.key(), new byte[] {1}, replayed.headers()));
        JsonNode letters = awaitLetters(admin, 2);
        assertThat(letters.get(0).path("replays").asInt()).isEqualTo(1);
        assertThat(letters.get(0).path("state").asString()).isEqualTo("open");
        assertThat(letters.get(1).path("state").asString()).isEqualTo("replayed");
        String until = receipt.path("until").asString();
        JsonNode again = send(admin, "POST", PATH + "/replay", "{\"until\":\"%s\"}".formatted(until));
        assertThat(again.path("replayed").asInt() + again.path("kept").asInt()).isZero();
        assertThat(service.count("tribal.embedding.replayed")).isPositive();
    }

    private ErrorEvent event(ErrorReported report) {
        return new ErrorEvent(UUID.randomUUID(), Events.TIME, tenant, error, "key:test", false, report);
    }

    private ConsumerRecord<String, byte[]> lastEvent() {
        return broker.read(Topics.ERROR_EVENTS).stream()
                .filter(message -> message.key().equals(EventCodec.key(tenant, error)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private void putAside(ErrorEvent event, String cause) {
        ProducerRecord<String, byte[]> message = new EventCodec().write(event);
        message.headers()
                .add(
                        KafkaHeaders.DLT_ORIGINAL_PARTITION,
                        ByteBuffer.allocate(4).putInt(1).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        ByteBuffer.allocate(8).putLong(4711).array())
                .add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, cause.getBytes(StandardCharsets.UTF_8));
        broker.send(
                new ProducerRecord<>(Topics.ERROR_EVENTS_DLT, null, message.key(), message.value(), message.headers()));
    }

    private void replayOnceMore() {
        var replayed = lastEvent();
        assertThat(replayed.headers().lastHeader("kafka_dlt-exception-message")).isNull();
        broker.send(
                new ProducerRecord<>(Topics.ERROR_EVENTS, null, replayed.key(), replayed.value(), replayed.headers()));
    }

    private long occurrences() {
        var key = new RecordKey(tenant, error);
        var stored = service.store().read(List.of(key)).get(key);
        return stored == null || stored.record() == null ? 0 : stored.record().occurrences();
    }

    private JsonNode awaitLetters(String token, int count) {
        return await().until(() -> get(token, PATH).path("dead_letters"), letters -> letters.size() == count);
    }

    private List<String> audited() {
        var codec = new AuditCodec();
        return broker.read(Topics.AUDIT).stream()
                .map(message -> codec.read(message.headers(), message.value()))
                .filter(entry -> entry.tenant().equals(tenant))
                .map(entry -> entry.action() + " " + entry.target().id())
                .toList();
    }

    private JsonNode replayAll(String token) throws Exception {
        return send(token, "POST", PATH + "/replay", "{}");
    }

    private JsonNode get(String token, String path) throws IOException, InterruptedException {
        return send(token, "GET", path, "");
    }

    private JsonNode post(String token, String path) throws IOException, InterruptedException {
        return send(token, "POST", path, "");
    }

    private JsonNode send(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return JSON.readTree(HTTP.send(request.build(), BodyHandlers.ofString()).body());
    }
}
