package dev.tribal.ingest;

import static dev.tribal.platform.log.Zips.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class LogReportsIT {
    private static final String LOG = "/api/v1/reports/log";
    private static final String BUILD = """
            2026-01-31T12:00:00.0000000Z ##[group]Run make test
            2026-01-31T12:00:01.0000000Z cart.c:12:7: error: 'price' undeclared (first use in this function)
            2026-01-31T12:00:01.0000000Z    12 |   total(price);
            2026-01-31T12:00:02.0000000Z shop.c:3:1: error: unknown type name 'token ghp_%s'
            2026-01-31T12:00:03.0000000Z make: *** [Makefile:3: cart.o] Error 1
            2026-01-31T12:00:04.0000000Z ##[error]Process completed with exit code 2.
            """.formatted("a1".repeat(18));

    private final String tenant = "logs-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Events events;

    @Autowired
    LogReportsIT(Http http, Events events) {
        this.http = http.tenant(tenant);
        this.events = events;
    }

    @Test
    void eachDistinctErrorOfALogBecomesOneReport() {
        var receipt = send("?project=shop&commit=abc&run_url=http://ci/1", BUILD)
                .is(202)
                .json();

        assertThat(receipt.path("lines").asInt()).isEqualTo(6);
        assertThat(receipt.path("errors").findValuesAsString("tool")).containsExactly("cpp", "cpp");
        assertThat(receipt.path("errors").findValuesAsString("step")).containsOnly("make test");
        assertThat(events.of(tenant).values())
                .hasSize(2)
                .extracting(event -> ((ErrorReported) event.data()).context().errorMessage())
                .contains("'price' undeclared (first use in this function)");
    }

    @Test
    void noSecretOfALogReachesTheEvents() {
        send("", BUILD).is(202);

        assertThat(events.of(tenant).values().stream().map(ErrorEvent::toString))
                .noneMatch(event -> event.contains("ghp_"))
                .anyMatch(event -> event.contains("[redacted:github-token:"));
    }

    @Test
    void aLogThatTellsOfNoErrorIsAnsweredSo() {
        var receipt = send("", "[INFO] BUILD SUCCESS\n").is(200).json();

        assertThat(receipt.path("errors").isEmpty()).isTrue();
        assertThat(events.of(tenant).values()).isEmpty();
    }

    @Test
    void theSameLogWithTheSameKeyIsPublishedOnce() {
        for (int i = 0; i < 2; i++) {
            send("", BUILD, "Idempotency-Key", "run-1").is(202);
        }
        send("", BUILD + "more", "Idempotency-Key", "run-1").isProblem(ProblemType.IDEMPOTENCY_MISMATCH);

        assertThat(List.copyOf(events.of(tenant).values())).hasSize(2);
    }

    @Test
    void aLogLargerThanOtherBodiesIsRead() {
        String large = "nothing happens here\n".repeat(400_000) + BUILD;

        var receipt = send("", large).is(202).json();

        assertThat(receipt.path("lines").asInt()).isEqualTo(400_006);
    }

    @Test
    void aCompressedLogIsRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(BUILD.getBytes(StandardCharsets.UTF_8));
        }
        var receipt = http.send(
                        "POST",
                        LOG,
                        "text/plain",
                        BodyPublishers.ofByteArray(bytes.toByteArray()),
                        "Content-Encoding",
                        "gzip")
                .is(202)
                .json();

        assertThat(receipt.path("lines").asInt()).isEqualTo(6);
    }

    @Test
    void anArchiveOfTheLogsOfARunIsReadJobByJob() throws IOException {
        var receipt = archive(zip("2_lint.txt", BUILD, "1_build.txt", BUILD, "build/1_make.txt", BUILD))
                .is(202)
                .json();

        assertThat(receipt.path("lines").asInt()).isEqualTo(12);
        assertThat(receipt.path("errors").findValuesAsString("job")).containsExactly("build", "build", "lint", "lint");
        assertThat(events.of(tenant).values()).hasSize(4);
    }

    @Test
    void whatIsSentAsAnArchiveAndIsNoneIsRefused() throws IOException {
        archive(BUILD.getBytes(StandardCharsets.UTF_8)).isProblem(ProblemType.INVALID_REQUEST);
        archive(zip("photo.png", "x")).isProblem(ProblemType.INVALID_REQUEST);
        archive(zip("1_bomb.txt", "\n".repeat(40 << 20))).isProblem(ProblemType.CONTENT_TOO_LARGE);
    }

    private Http.Answer archive(byte[] zip) {
        return http.send("POST", LOG, "application/zip", BodyPublishers.ofByteArray(zip));
    }

    private Http.Answer send(String query, String log, String... headers) {
        return http.send("POST", LOG + query, "text/plain", BodyPublishers.ofString(log), headers);
    }
}
