package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.ByteString;
import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.contracts.api.Scopes;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What an operator sees of a running Tribal is what the documents, rules and dashboards say. */
@InThisProcess
class ObservabilityIT {
    /** Panels that have nothing to show as long as nothing is wrong. */
    private static final Set<String> EMPTY_IN_GOOD_HEALTH =
            Set.of("Tribal overview: Firing alerts", "Tribal overview: Failed requests");

    @TempDir
    static Path folder;

    private static final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    private static TraceCollector collector;
    private static InProcess tribal;
    private static Http operator;

    @BeforeAll
    static void start() {
        collector = TraceCollector.start();
        tribal = InProcess.start(
                folder,
                "--tribal.limits.tenants.%s.reads-per-minute=1".formatted(Traffic.LIMITED),
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint(),
                "--management.opentelemetry.tracing.export.schedule-delay=200ms",
                "--management.tracing.sampling.probability=1",
                // Writes a line in the middle of each request.
                "--logging.level.org.springframework.web.servlet.DispatcherServlet=debug");
        logged.list = new CopyOnWriteArrayList<>();
        logged.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
        operator = tribal.with(KeyOrder.unlimited("default", "prometheus", List.of(Scopes.INSTALLATION)));
        new Traffic(tribal).send();
        Awaitility.await("measured")
                .atMost(Duration.ofSeconds(60))
                .until(() -> metrics().sum("tribal_embedding_dead_lettered_total") > 0);
    }

    @AfterAll
    static void stop() {
        tribal.close();
        collector.close();
    }

    @Test
    void listOfMetricsIsThatOfTheProduct() throws IOException {
        List<String> rows = metrics().rows();
        Path made = Path.of("target/metrics.md");
        Files.write(made, rows);
        List<String> committed = Files.readAllLines(Project.root().resolve("docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `tribal_"))
                .toList();
        assertThat(committed)
                .as("If the change is meant, copy the rows of %s to docs/metrics.md", made.toAbsolutePath())
                .isEqualTo(rows);
    }

    @Test
    void whatHappenedIsCounted() {
        MetricsPage page = metrics();
        assertThat(page.sum("tribal_ingest_accepted_total", "kind=\"reported\"", "tenant=\"acme\"", "source=\"agent\""))
                .isPositive();
        assertThat(page.sum("tribal_ingest_scrubbed_total")).isPositive();
        assertThat(page.sum("tribal_ingest_outcomes_total", "result=\"worked\""))
                .isPositive();
        assertThat(page.sum("tribal_ingest_outcomes_total", "result=\"failed\""))
                .isPositive();
        assertThat(page.sum("tribal_embedding_distinct_total")).isPositive();
        assertThat(page.sum("tribal_embedding_embedded_total")).isPositive();
        assertThat(page.sum("tribal_embedding_indexed_total")).isPositive();
        assertThat(page.sum("tribal_embedding_dead_lettered_total")).isPositive();
        assertThat(page.sum("tribal_search_freshness_seconds_count")).isPositive();
        assertThat(page.sum("tribal_search_answers_total", "verdict=\"none\"")).isPositive();
        assertThat(page.sum("tribal_search_feature_cache_looks_total", "result=\"hit\""))
                .isPositive();
        assertThat(page.sum("tribal_mcp_calls_total", "tool=\"find_similar_errors\"", "result=\"done\""))
                .isPositive();
        assertThat(page.sum("tribal_mcp_answer_tokens_sum")).isPositive();
        assertThat(page.sum("tribal_security_refused_total", "reason=\"missing-scope\""))
                .isPositive();
        assertThat(page.sum("tribal_limits_refused_total")).isPositive();
        assertThat(page.sum("tribal_health", "component=\"vectorSearch\"")).isPositive();
    }

    @Test
    void strangersAndTenantsMayNotReadThem() {
        assertThat(tribal.asStranger().get("/metrics").status()).isEqualTo(401);
        assertThat(tribal.as("acme").get("/metrics").status()).isEqualTo(403);
    }

    @Test
    void oneTraceLeadsFromTheRequestToTheSearchableRecord() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        var answer = tribal.as("traced")
                .post(
                        "/api/v1/errors",
                        Reports.of("TracedError", Traffic.MARKER + " has a trace"),
                        "traceparent",
                        "00-%s-00f067aa0ba902b7-01".formatted(trace));
        assertThat(answer.status()).isIn(201, 202);
        Awaitility.await("the last span")
                .atMost(Duration.ofSeconds(30))
                .until(() -> names(trace).contains("make record searchable"));
        assertThat(names(trace))
                .contains(
                        "http post /api/v1/errors",
                        "publish error events",
                        "apply error event",
                        "read",
                        "store",
                        "embed",
                        "index",
                        "publish");
        Set<ByteString> ids =
                collector.trace(trace).stream().map(Span::getSpanId).collect(Collectors.toSet());
        assertThat(collector.trace(trace))
                .filteredOn(span -> !ids.contains(span.getParentSpanId()))
                .as("Only the request has a parent that is not ours")
                .singleElement()
                .extracting(Span::getName)
                .isEqualTo("http post /api/v1/errors");
        assertThat(collector.everything()).doesNotContain(Traffic.MARKER);
    }

    @Test
    void logsNameTraceAndTenantAndHoldNoContent() {
        assertThat(logged.list)
                .filteredOn(event -> event.getLoggerName().endsWith("DispatcherServlet"))
                .filteredOn(event -> "acme".equals(event.getMDCPropertyMap().get("tenant")))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}"));
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .extracting(ObservabilityIT::everything)
                .isNotEmpty()
                .noneMatch(text -> text.contains(Traffic.MARKER));
    }

    @Test
    void dashboardsShowWhatTheProductMeasures() {
        assumeTrue(PrometheusTools.areThere());
        try (var prometheus = PrometheusTools.scraping(tribal.url(), operator.key(), folder.resolve("prometheus"))) {
            prometheus.awaitSeries("sum_over_time(up[1m]) > 2");
            new Traffic(tribal).send();
            prometheus.awaitSeries("increase(tribal_embedding_dead_lettered_total[1m]) > 0");
            prometheus.awaitSeries("tribal:slo_errors:ratio_rate1h{slo=\"freshness\"}");
            for (var question : Dashboards.questions()) {
                assertThat(prometheus.understands(question.filled()))
                        .as("%s can be parsed: %s", question.panel(), question.filled())
                        .isTrue();
                if (!EMPTY_IN_GOOD_HEALTH.contains(question.panel())) {
                    assertThat(prometheus.series(question.filled()))
                            .as("%s has data: %s", question.panel(), question.filled())
                            .isNotEmpty();
                }
            }
        }
    }

    private static List<String> names(String trace) {
        return collector.trace(trace).stream().map(Span::getName).toList();
    }

    private static String everything(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    private static MetricsPage metrics() {
        return MetricsPage.parse(operator.get("/metrics").response().body());
    }
}
