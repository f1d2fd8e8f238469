package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tribal.contracts.api.Role;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Traces of what takes another way over Kafka than a report that is applied. */
@InThisProcess
class TracedPathsIT {
    private static final String TENANT = "traced";
    private static final String SECRET = "the-secret-of-the-webhook";

    @TempDir
    static Path folder;

    private static final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    private static TraceCollector collector;
    private static InProcess tribal;
    private static Http http;

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String parent = "00-%s-00f067aa0ba902b7-01".formatted(trace);

    @BeforeAll
    static void start() {
        collector = TraceCollector.start();
        tribal = InProcess.start(
                folder,
                "--tribal.ingest.ci.hooks[0].id=lab",
                "--tribal.ingest.ci.hooks[0].provider=gitlab",
                "--tribal.ingest.ci.hooks[0].tenant=" + TENANT,
                "--tribal.ingest.ci.hooks[0].secret=" + SECRET,
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint(),
                "--management.opentelemetry.tracing.export.schedule-delay=200ms",
                "--management.tracing.sampling.probability=0");
        http = tribal.as(TENANT, Role.SOLVER);
        logged.list = new CopyOnWriteArrayList<>();
        logged.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
    }

    @AfterAll
    static void stop() {
        tribal.close();
        collector.close();
    }

    @Test
    void theTraceOfADeliveryLeadsToTheRecordOfWhatFailed() {
        String failed = """
                {"object_kind":"build","build_id":41,"build_name":"test","build_stage":"check","build_status":"failed",
                "pipeline_id":5,"ref":"main","sha":"abc","project":{"id":7,"path_with_namespace":"acme/shop"}}""";
        var answer = tribal.asStranger()
                .post(
                        "/api/v1/webhooks/gitlab/lab",
                        failed,
                        "X-Gitlab-Token",
                        SECRET,
                        "webhook-id",
                        trace,
                        "traceparent",
                        parent);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);

        awaitSpan("make record searchable");
        assertThat(names()).contains("take delivery", "publish error events", "apply error event");
    }

    @Test
    void theTraceOfAReportThatIsHandedOnLeadsToTheRecordThatItIsOf() {
        String tool = Reports.word();
        String id = reported("%s ended with exit code 28".formatted(tool));
        reported("%s ended with exit code 137".formatted(tool));
        var split = http.post("/api/v1/errors/%s/separations".formatted(id), Map.of("context", 1), "Prefer", "wait=30");
        assertThat(split.status()).as(split.toString()).isEqualTo(200);

        reported("%s ended with exit code 28".formatted(tool), "traceparent", parent);

        Awaitility.await("both errors")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(named("apply error event"))
                        .hasSize(2)
                        .anySatisfy(handedOn -> assertThat(
                                        named("apply error event").stream().map(Span::getSpanId))
                                .contains(handedOn.getParentSpanId())));
    }

    @Test
    void theTraceOfAnEventThatCanNeverBeAppliedSaysSoAndGoesOn() {
        String broker = tribal.context().getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
        new DeadLetter(broker).publish(TENANT, UUID.randomUUID(), "{\"a mackerel\": ", "traceparent", parent);

        awaitSpan("make record searchable");
        awaitSpan("put error event aside");
        assertThat(named("apply error event"))
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR));
        assertThat(collector.everything()).doesNotContain("mackerel");
        assertThat(logged.list)
                .filteredOn(event -> event.getFormattedMessage().contains("put aside"))
                .singleElement()
                .satisfies(event -> assertThat(event.getMDCPropertyMap())
                        .containsEntry("tenant", TENANT)
                        .containsEntry("traceId", trace));
    }

    @Test
    void aStreamOfAPageIsNoSpan() {
        tribal.asStranger().send("GET", "/ui/live", "text/plain", "", "traceparent", parent);
        tribal.asStranger().send("GET", "/ui/errors", "text/plain", "", "traceparent", parent);

        Awaitility.await("the page")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(addresses()).containsExactly("/ui/errors"));
    }

    private List<String> addresses() {
        return collector.trace(trace).stream()
                .flatMap(span -> span.getAttributesList().stream())
                .filter(attribute -> attribute.getKey().equals("http.url"))
                .map(attribute -> attribute.getValue().getStringValue())
                .toList();
    }

    private static String reported(String message, String... headers) {
        var answer = http.post("/api/v1/errors", Reports.of("ToolError", message), waiting(headers));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static String[] waiting(String... headers) {
        List<String> all = new ArrayList<>(List.of("Prefer", "wait=30"));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    private void awaitSpan(String name) {
        Awaitility.await(name)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(names()).contains(name));
    }

    private List<String> names() {
        return collector.trace(trace).stream().map(Span::getName).toList();
    }

    private List<Span> named(String name) {
        return collector.trace(trace).stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
