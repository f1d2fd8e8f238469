package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.TestAuthority;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** OpenTelemetry's own SDK and exporter, and its JSON form. */
@IngestTest
class OtlpIT {
    private static final String ERROR = """
            {"resourceLogs": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "%s"}}]},
             "scopeLogs": [{"logRecords": [
              {"timeUnixNano": "1544712660300000000", "severityNumber": 17, "body": {"stringValue": "the pump is dry"},
               "traceId": "5B8EFFF798038103D269B633813FC60C", "spanId": "EEE19B7EC3C1B174",
               "attributes": [{"key": "tank", "value": {"intValue": "3"}}]},
              {"severityNumber": 9, "body": {"stringValue": "the pump runs"}}]}]}]}""";

    private final String tenant = "otlp-" + UUID.randomUUID();
    private final String url;
    private final String token;
    private final Http http;
    private final Events events;

    @Autowired
    OtlpIT(Environment environment, TestAuthority authority, Http http, Events events) {
        this.url = "http://localhost:" + environment.getProperty("local.server.port");
        this.token = authority.token(tenant);
        this.http = http;
        this.events = events;
    }

    @Test
    void exceptionThatASpanRecordedBecomesAReport() {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(url + "/v1/traces")
                .addHeader("Authorization", "Bearer " + token)
                .setCompression("gzip")
                .build();
        try (var tracers = SdkTracerProvider.builder()
                .setResource(resource())
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            var span = tracers.get("shop.web").spanBuilder("GET /cart").startSpan();
            span.recordException(new IllegalStateException("the cart is empty"));
            span.end();
            tracers.forceFlush().join(10, TimeUnit.SECONDS);
        }
        ErrorReported reported = theOnly();
        assertThat(reported.errorType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(reported.context().errorMessage()).isEqualTo("the cart is empty");
        assertThat(reported.context().stackTrace()).contains("\tat dev.tribal.ingest.OtlpIT.");
        assertThat(reported.context().taskDescription()).isEqualTo("GET /cart");
        isFromTheShop(reported);
    }

    @Test
    void logOfAnExceptionBecomesAReport() {
        var exporter = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(url + "/v1/logs")
                .addHeader("Authorization", "Bearer " + token)
                .build();
        try (var loggers = SdkLoggerProvider.builder()
                .setResource(resource())
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                .build()) {
            var logger = loggers.get("shop.jobs");
            logger.logRecordBuilder()
                    .setSeverity(Severity.INFO)
                    .setBody("all is well")
                    .emit();
            logger.logRecordBuilder()
                    .setSeverity(Severity.WARN)
                    .setBody("The job is tried again")
                    .setAttribute(AttributeKey.stringKey("exception.type"), "shop.JobException")
                    .setAttribute(AttributeKey.stringKey("exception.message"), "no price of apples")
                    .emit();
            loggers.forceFlush().join(10, TimeUnit.SECONDS);
        }
        ErrorReported reported = theOnly();
        assertThat(reported.errorType()).isEqualTo("shop.JobException");
        assertThat(reported.context().errorMessage()).isEqualTo("no price of apples");
        assertThat(reported.metadata().toString())
                .contains("severity=WARN", "body=The job is tried again", "scope=shop.jobs");
        isFromTheShop(reported);
    }

    private static void isFromTheShop(ErrorReported reported) {
        Origin origin = Objects.requireNonNull(reported.origin());
        assertThat(reported.context().language()).isEqualTo("java");
        assertThat(origin.project()).isEqualTo("shop");
        assertThat(origin.environment()).isEqualTo("test");
        assertThat(origin.commit()).isEqualTo("0f3c2a1b");
        assertThat(reported.metadata().toString()).contains("service.version=0f3c2a1b", "something.new=kept");
    }

    private static Resource resource() {
        return Resource.getDefault()
                .merge(Resource.create(Attributes.builder()
                        .put("service.name", "shop")
                        .put("service.version", "0f3c2a1b")
                        .put("deployment.environment.name", "test")
                        .put("something.new", "kept")
                        .build()));
    }

    @Test
    void jsonIsReadToo() {
        var answer =
                json(http.tenant(tenant), "/v1/logs", ERROR.formatted("shop")).is(200);
        assertThat(answer.body()).isEqualTo("{}");
        ErrorReported reported = theOnly();
        assertThat(reported.errorType()).isEqualTo("LogMessage");
        assertThat(reported.context().errorMessage()).isEqualTo("the pump is dry");
        assertThat(reported.metadata().toString())
                .contains("trace_id=5b8efff798038103d269b633813fc60c", "time=2018-12-13T14:51:00.3", "tank=3");
    }

    @Test
    void whatIsExportedAgainIsAppliedOnce() {
        for (int i = 0; i < 2; i++) {
            json(http.tenant(tenant), "/v1/logs", ERROR.formatted("shop")).is(200);
        }
        assertThat(events.of(tenant).values().stream().map(event -> event.id()).distinct())
                .hasSize(1);
    }

    @Test
    void whatAKeyMayNotWriteIsRejectedAlone() {
        var answer = json(http.restrictedTo(tenant, "bank", "vault"), "/v1/logs", ERROR.formatted("shop"))
                .is(200);
        assertThat(answer.json().at("/partialSuccess/rejectedLogRecords").asString())
                .isEqualTo("1");
        assertThat(answer.json().at("/partialSuccess/errorMessage").asString()).contains("service.name shop");
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void onlyProjectOfAKeyStandsForServicesOfOtherNames() {
        json(http.restrictedTo(tenant, "bank"), "/v1/logs", ERROR.formatted("shop"))
                .is(200);
        assertThat(Objects.requireNonNull(theOnly().origin()).project()).isEqualTo("bank");
    }

    @Test
    void compressedBodyIsRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(ERROR.formatted("shop").getBytes(StandardCharsets.UTF_8));
        }
        http.tenant(tenant)
                .send(
                        "POST",
                        "/v1/logs",
                        "application/json",
                        BodyPublishers.ofByteArray(bytes.toByteArray()),
                        "Content-Encoding",
                        "gzip")
                .is(200);
        assertThat(theOnly().context().errorMessage()).isEqualTo("the pump is dry");
    }

    @Test
    void whatIsNoMessageIsRefused() {
        json(http.tenant(tenant), "/v1/logs", "[1]").isProblem(ProblemType.INVALID_REQUEST);
        http.tenant(tenant)
                .send("POST", "/v1/traces", "application/x-protobuf", BodyPublishers.ofString("no message"))
                .isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void examplesOfTheSpecificationAreAccepted() throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.find("payloads/otlp"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = file.toString().contains("trace") ? "/v1/traces" : "/v1/logs";
                json(http.tenant(tenant), path, Files.readString(file)).is(200);
            }
        }
        assertThat(events.of(tenant)).isEmpty();
    }

    private ErrorReported theOnly() {
        return (ErrorReported)
                List.copyOf(events.of(tenant).values()).getFirst().data();
    }

    private static Http.Answer json(Http.Tenant sender, String path, String body) {
        return sender.postJson(path, body);
    }
}
