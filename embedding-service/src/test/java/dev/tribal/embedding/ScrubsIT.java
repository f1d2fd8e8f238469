package dev.tribal.embedding;

import static dev.tribal.embedding.Events.TENANT;
import static dev.tribal.embedding.TestAuth.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.scrub.Scrubbing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rule that was off when texts came is applied to what is stored. */
class ScrubsIT extends WithService {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADMIN = token(TENANT, Scopes.ADMIN);
    private static final String ADDRESS = "203.0.113.77";
    private static final String CONSUMER = "applyErrorEvents-in-0";
    private static final String OTHER_TENANT = "bolt";

    @Test
    void secretIsGoneFromRecordLongTextsAndRecordsTopicAndAnotherRunChangesNothing() throws Exception {
        RecordKey key = reported(TENANT, "cannot reach " + ADDRESS, "a trace with " + ADDRESS);
        RecordKey others = reported(OTHER_TENANT, "cannot reach " + ADDRESS, "a trace with " + ADDRESS);
        StoredRecord before = stored(key);
        StoredRecord othersBefore = stored(others);
        double embedded = service.count("tribal.embedding.embedded");

        assertThat(scrub("ip-address", true)).containsExactly(1, 1, 2);
        assertThat(stored(key)).isEqualTo(before);
        assertThat(scrub("ip-address", false)).containsExactly(1, 1, 2);

        String placeholder = service.bean(Scrubbing.class)
                .of(TENANT, "ip-address")
                .orElseThrow()
                .text("f", ADDRESS);
        ErrorRecord record = stored(key).record();
        assertThat(record.context().errorMessage()).isEqualTo("cannot reach " + placeholder);
        Attachment attachment = record.context().attachments().getFirst();
        assertThat(texts().read(TENANT, key.id(), attachment)).hasValue("a trace with " + placeholder);
        assertThat(record.context().stackTrace()).isEqualTo("a trace with " + placeholder);
        assertThat(record.scrubbed())
                .containsExactlyInAnyOrder(
                        new Redaction("ip-address", "context.error_message", 1),
                        new Redaction("ip-address", "context.stack_trace", 1));
        assertThat(record.fingerprint()).isEqualTo(before.record().fingerprint());
        assertThat(record.occurrences()).isEqualTo(1);
        assertThat(record.lastSeen()).isEqualTo(before.record().lastSeen());
        assertThat(service.count("tribal.embedding.embedded")).isEqualTo(embedded + 1);
        assertThat(stored(others)).isEqualTo(othersBefore);
        await().untilAsserted(() -> assertThat(lastChange(key)).isEqualTo(record));
        assertThat(blobs()).hasSize(2);
        assertThat(audited()).containsExactly("scrub.apply rule ip-address");

        StoredRecord after = stored(key);
        assertThat(scrub("ip-address", false)).containsExactly(1, 0, 0);
        assertThat(stored(key)).isEqualTo(after);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void everyPageIsDone() throws Exception {
        List<ErrorEvent> events = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            events.add(event(TENANT, UUID.randomUUID(), Events.context("node %s is down %d".formatted(ADDRESS, i))));
        }
        broker.sendAll(events);
        await().atMost(Duration.ofSeconds(60)).until(() -> service.store().count() == 250);

        assertThat(scrub("ip-address", false)).containsExactly(250, 250, 250);
        service.store().scan(null, page -> assertThat(page.toString()).doesNotContain(ADDRESS));
        assertThat(scrub("all", false)).containsExactly(250, 0, 0);
    }

    @Test
    void onlyAnAdministratorMayAndOnlyWithARuleThatThereIs() throws Exception {
        assertThat(post(token(TENANT, Scopes.ERRORS_WRITE), "{\"rule\":\"all\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(ADMIN, "{\"rule\":\"no-such\"}").statusCode()).isEqualTo(400);
        assertThat(post(ADMIN, "{}").body()).contains("rule must be the id of a scrub rule");
        assertThat(post(ADMIN, "{\"rule\":\"all\",\"tenant\":\"%s\"}".formatted(OTHER_TENANT))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothingIsChangedWhileTheBlobStoreIsDown() throws Exception {
        RecordKey key = reported(TENANT, "cannot reach " + ADDRESS, "a trace with " + ADDRESS);
        StoredRecord before = stored(key);
        Path blobs = folder.resolve("blobs");
        Path away = folder.resolve("away");
        Files.move(blobs, away);
        Files.writeString(blobs, "not a folder");

        assertThat(post(ADMIN, "{\"rule\":\"ip-address\"}").statusCode()).isEqualTo(503);
        assertThat(stored(key)).isEqualTo(before);

        Files.delete(blobs);
        Files.move(away, blobs);
        assertThat(scrub("ip-address", false)).containsExactly(1, 1, 2);
    }

    @Test
    void whatIsOrderedWhileNoEventsAreAppliedIsDoneLater() throws Exception {
        RecordKey key = reported(TENANT, "cannot reach " + ADDRESS, "a trace");
        var consumer = service.bean(BindingsLifecycleController.class);
        consumer.changeState(CONSUMER, BindingsLifecycleController.State.STOPPED);

        assertThat(post(ADMIN, "{\"rule\":\"ip-address\"}").body()).contains("\"changed\":1", "\"pending\":1");
        assertThat(stored(key).record().context().errorMessage()).contains(ADDRESS);

        consumer.changeState(CONSUMER, BindingsLifecycleController.State.STARTED);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stored(key).record().context().errorMessage())
                        .doesNotContain(ADDRESS));
    }

    private RecordKey reported(String tenant, String message, String trace) {
        var key = new RecordKey(tenant, UUID.randomUUID());
        UUID eventId = UUID.randomUUID();
        Attachment attachment = texts().store(tenant, key.id(), eventId, LongText.STACK_TRACE, trace);
        ErrorContext context =
                new ErrorContext("java", null, message, null, "an excerpt", null).withAttachments(List.of(attachment));
        broker.send(event(tenant, key.id(), context));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.store().read(List.of(key)).containsKey(key));
        await().until(() ->
                broker.changes().stream().anyMatch(change -> change.errorId().equals(key.id())));
        return key;
    }

    private static ErrorEvent event(String tenant, UUID id, ErrorContext context) {
        var data = new ErrorReported("v1:1", "java.net.ConnectException", context, null, Map.of(), null);
        return new ErrorEvent(UUID.randomUUID(), Events.TIME, tenant, id, "key:test", false, data);
    }

    /** How many were read, changed and found, by as many requests as it takes. */
    private List<Integer> scrub(String rule, boolean dryRun) throws Exception {
        int[] sums = new int[3];
        String next = "";
        do {
            String after = next.isEmpty() ? "" : ",\"after\":\"%s\"".formatted(next);
            HttpResponse<String> answer =
                    post(ADMIN, "{\"rule\":\"%s\",\"dry_run\":%s%s}".formatted(rule, dryRun, after));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = JSON.readTree(answer.body());
            sums[0] += page.path("read").asInt();
            sums[1] += page.path("changed").asInt();
            sums[2] += page.path("found").asInt();
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return List.of(sums[0], sums[1], sums[2]);
    }

    private HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/scrubs"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private StoredRecord stored(RecordKey key) {
        return service.store().read(List.of(key)).get(key);
    }

    private ErrorRecord lastChange(RecordKey key) {
        return broker.changes().stream()
                .filter(change -> change.errorId().equals(key.id()))
                .reduce((_, last) -> last)
                .orElseThrow()
                .record();
    }

    private List<String> audited() {
        var codec = new AuditCodec();
        return broker.read(Topics.AUDIT).stream()
                .map(message -> codec.read(message.headers(), message.value()))
                .map(entry -> "%s %s %s"
                        .formatted(
                                entry.action(),
                                entry.target().kind(),
                                entry.target().id()))
                .toList();
    }

    private LongTexts texts() {
        return service.bean(LongTexts.class);
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("blobs"))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
