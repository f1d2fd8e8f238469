package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import dev.tribal.platform.blob.LongTexts;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Texts that are too long to travel, with the folder of the blob store in the hands of the test. */
@IngestTest
class LongTextsIT {
    private static final String ERRORS = "/api/v1/errors";
    private static final String TRACE =
            "java.lang.IllegalStateException: no cart\n" + "\tat com.example.Shop.pay(Shop.java:42) ☕\n".repeat(50_000);

    @TempDir
    private static Path folder;

    private final String tenant = "acme-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Events events;
    private final ReadableErrors readable;
    private final LongTexts texts;

    @Autowired
    LongTextsIT(Http http, Events events, ReadableErrors readable, LongTexts texts) {
        this.http = http.tenant(tenant);
        this.events = events;
        this.readable = readable;
        this.texts = texts;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("tribal.blob-store.folder", () -> folder.resolve("blobs").toString());
    }

    @BeforeEach
    void blobStoreIsUp() throws IOException {
        readable.reset(ReadableErrors.Mode.UP);
        if (Files.isRegularFile(folder.resolve("blobs"))) {
            Files.delete(folder.resolve("blobs"));
        }
    }

    @Test
    void aTraceOfTwoMegabytesTravelsAsAnExcerptAndIsKeptWhole() {
        http.postJson(ERRORS, error(TRACE)).is(202);

        ErrorEvent event = onlyEvent();
        ErrorContext context = ((ErrorReported) event.data()).context();
        assertThat(new EventCodec().write(event).value()).hasSizeLessThan(32 * 1024);
        assertThat(context.stackTrace())
                .hasSizeLessThanOrEqualTo(Limits.EXCERPT)
                .startsWith("java.lang.IllegalStateException: no cart\n\tat com.example")
                .contains("characters left out");
        assertThat(context.errorMessage()).isEqualTo("no cart");
        assertThat(context.attachments()).hasSize(1);
        Attachment attachment = context.attachments().getFirst();
        assertThat(attachment.field()).isEqualTo(LongText.STACK_TRACE);
        assertThat(attachment.eventId()).isEqualTo(event.id());
        assertThat(texts.read(tenant, event.errorId(), attachment)).hasValue(TRACE);
    }

    @Test
    void aTextAtTheThresholdTravelsWhole() {
        http.postJson(ERRORS, error("x".repeat(64 * 1024))).is(202);

        ErrorContext context = ((ErrorReported) onlyEvent().data()).context();
        assertThat(context.stackTrace()).hasSize(64 * 1024);
        assertThat(context.attachments()).isEmpty();
    }

    @Test
    void theFingerprintIsThatOfTheWholeText() {
        String other = TRACE.replace("Shop.java:42", "Shop.java:43");
        http.postJson(ERRORS, error(TRACE)).is(202);
        http.postJson(ERRORS, error(other)).is(202);

        List<ErrorEvent> both = List.copyOf(events.of(tenant).values());
        assertThat(both).hasSize(2);
        assertThat(both.getFirst().errorId()).isEqualTo(both.getLast().errorId());
    }

    @Test
    void aRepeatedRequestStoresTheSameBlobAgain() {
        http.postJson(ERRORS, error(TRACE), "Idempotency-Key", "k1").is(202);
        http.postJson(ERRORS, error(TRACE), "Idempotency-Key", "k1").is(202);

        assertThat(onlyEvent().idempotent()).isTrue();
    }

    @Test
    void anUpdateIsTreatedTheSame() {
        UUID id = UUID.randomUUID();
        readable.add(id);
        http.send(
                        "PUT",
                        ERRORS + "/" + id,
                        "application/json",
                        BodyPublishers.ofString(
                                json(Map.of("context", Map.of("error_message", "m", "stack_trace", TRACE)))))
                .is(202);

        ErrorEvent event = onlyEvent();
        ErrorContext context = ((ErrorUpdated) event.data()).context();
        assertThat(context).isNotNull();
        assertThat(texts.read(tenant, id, context.attachments().getFirst())).hasValue(TRACE);
    }

    @Test
    void attachmentsThatAClientSendsAreIgnored() {
        String forged = json(Map.of(
                "error_type",
                "E",
                "context",
                Map.of(
                        "error_message",
                        "m",
                        "attachments",
                        List.of(Map.of(
                                "field", "stack_trace", "event_id", UUID.randomUUID(), "bytes", 1, "sha256", "0")))));
        http.postJson(ERRORS, forged).is(202);

        assertThat(((ErrorReported) onlyEvent().data()).context().attachments()).isEmpty();
    }

    @Test
    void aBlobStoreThatIsDownTurnsLongTextsAwayAndNothingElse() throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve("blobs"));
        Files.writeString(folder.resolve("blobs"), "not a folder");

        var problem = http.postJson(ERRORS, error(TRACE)).isProblem(ProblemType.UNAVAILABLE);
        assertThat(problem.header("Retry-After")).isNotEmpty();
        assertThat(problem.json().path("detail").asString()).contains("stack_trace", "blob store");
        assertThat(problem.body()).doesNotContain(folder.toString());
        assertThat(events.of(tenant)).isEmpty();

        http.postJson(ERRORS, error("short")).is(202);
        var health = http.send("GET", "/health/detailed", "", BodyPublishers.noBody());
        assertThat(health.json().at("/components/blobStore/details/state").asString())
                .contains("The blob store cannot be used");
        assertThat(health.body()).doesNotContain(folder.toString());
    }

    private ErrorEvent onlyEvent() {
        assertThat(events.of(tenant)).hasSize(1);
        return events.of(tenant).values().iterator().next();
    }

    private static String error(String trace) {
        return json(Map.of(
                "error_type",
                "java.lang.IllegalStateException",
                "context",
                Map.of("error_message", "no cart", "stack_trace", trace)));
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
