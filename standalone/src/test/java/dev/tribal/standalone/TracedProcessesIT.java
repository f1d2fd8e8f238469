package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces over the borders of five processes: HTTP, Kafka and Chroma. */
class TracedProcessesIT {
    private static final String MARKER = "the ferry left without its passengers";

    @TempDir
    static Path folder;

    private static TraceCollector collector;
    private static Running chroma;
    private static FiveProcesses tribal;

    @BeforeAll
    static void up() {
        assumeTrue(Chroma.isThere());
        int port = Project.freePort();
        collector = TraceCollector.start();
        chroma = Chroma.start(folder, port);
        tribal = FiveProcesses.up(
                folder,
                Map.of(
                        // As docker-compose.yml says where they go.
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.url(),
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULEDELAY",
                        "200ms",
                        "TRIBAL_VECTORINDEX",
                        "chroma",
                        "TRIBAL_CHROMA_URL",
                        "http://127.0.0.1:" + port));
    }

    @AfterAll
    static void down() {
        if (tribal != null) {
            tribal.close();
        }
        if (chroma != null) {
            chroma.kill();
            collector.close();
        }
    }

    @Test
    void oneTraceLeadsFromTheRequestOverKafkaAndChromaToTheSearchableRecord() {
        String trace = newTrace();
        var answer =
                tribal.http("ingest-service").post("/api/v1/errors", Reports.of("TracedError", MARKER), parent(trace));
        assertThat(answer.status()).isIn(201, 202);

        awaitSpan(trace, "search-service: make record searchable");
        awaitSpan(trace, "embedding-service: index");
        assertThat(titles(trace))
                .contains(
                        "ingest-service: http post /api/v1/errors",
                        "ingest-service: publish error events",
                        "embedding-service: apply error event",
                        "embedding-service: store",
                        "embedding-service: embed",
                        "embedding-service: index",
                        "embedding-service: publish",
                        "search-service: make record searchable");
        assertThat(callsOfChroma(trace))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(ancestors(trace, call))
                        .contains("index", "apply error event", "http post /api/v1/errors"));
        assertOnlyTheRequestHasAStrangeParent(trace);
    }

    @Test
    void oneTraceLeadsFromAQuestionToTheNearestVectors() {
        // The first question may find a process that is not warm yet, and then goes without vectors.
        Awaitility.await("an answer of all").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            String trace = newTrace();
            var answer = tribal.http("search-service")
                    .post("/api/v1/errors/similar", Map.of("query", "passengers of a ferry"), parent(trace));
            assertThat(answer.status()).isEqualTo(200);
            awaitSpan(trace, "search-service: http post /api/v1/errors/similar");
            assertThat(callsOfChroma(trace))
                    .isNotEmpty()
                    .allSatisfy(
                            call -> assertThat(ancestors(trace, call)).contains("http post /api/v1/errors/similar"));
            assertOnlyTheRequestHasAStrangeParent(trace);
        });
    }

    @Test
    void nothingButTracesIsSent() {
        String trace = newTrace();
        tribal.http("ingest-service").post("/api/v1/errors", Reports.of("TracedError", "a lock gate"), parent(trace));
        awaitSpan(trace, "ingest-service: http post /api/v1/errors");
        assertThat(collector.paths()).containsOnly(TraceCollector.PATH);
    }

    private static void assertOnlyTheRequestHasAStrangeParent(String trace) {
        Set<ByteString> ids =
                collector.trace(trace).stream().map(Span::getSpanId).collect(Collectors.toSet());
        assertThat(collector.trace(trace))
                .filteredOn(span -> !ids.contains(span.getParentSpanId()))
                .extracting(Span::getName)
                .singleElement()
                .asString()
                .startsWith("http post /api/v1/errors");
        assertThat(collector.everything()).doesNotContain(MARKER, "passengers of a ferry");
    }

    /** What embedding-service asked Chroma. */
    private static List<Span> callsOfChroma(String trace) {
        return collector.sent(trace).stream()
                .filter(sent -> sent.service().equals("embedding-service"))
                .map(TraceCollector.Sent::span)
                .filter(span -> span.getKind() == SpanKind.SPAN_KIND_CLIENT)
                .filter(span -> span.getAttributesList().stream()
                        .anyMatch(attribute ->
                                attribute.getValue().getStringValue().contains("/collections/{")))
                .toList();
    }

    /** Names of the span's parent and of all above it. */
    private static List<String> ancestors(String trace, Span span) {
        return collector.trace(trace).stream()
                .filter(other -> other.getSpanId().equals(span.getParentSpanId()))
                .findFirst()
                .map(parent -> {
                    List<String> names = new ArrayList<>(ancestors(trace, parent));
                    names.addFirst(parent.getName());
                    return names;
                })
                .orElseGet(List::of);
    }

    private static void awaitSpan(String trace, String title) {
        Awaitility.await(title)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(titles(trace)).contains(title));
    }

    private static List<String> titles(String trace) {
        return collector.sent(trace).stream().map(TraceCollector.Sent::title).toList();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String[] parent(String trace) {
        return new String[] {"traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace)};
    }
}
