package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.security.DsnKey;
import io.sentry.Sentry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentry's own SDKs, told nothing but a DSN. What they report is the same error as the trace that the same program would
 * have logged.
 */
@InThisProcess
class SentrySdksIT {
    private static final String TENANT = "sdks";

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http http;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        http = tribal.as(TENANT);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void sdkForJavaReportsToTribal() {
        Sentry.init(options -> {
            options.setDsn(dsn("java"));
            options.setEnvironment("test");
            options.setSendDefaultPii(true);
        });
        var thrown = new IllegalStateException("not used");
        try {
            Checkout.pay();
        } catch (IllegalStateException e) {
            thrown = e;
            Sentry.captureException(e);
        }
        Sentry.flush(10_000);
        Sentry.close();
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        sameAsRaw("java", "java.util.NoSuchElementException", "no price of apple", trace.toString());
    }

    @Test
    void sdkForNodeReportsToTribal() throws Exception {
        SdkProgram program =
                SdkProgram.install("sentry-node", List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        String logged = program.run(Map.of("SENTRY_DSN", dsn("node")), List.of("node", "report.mjs"));
        sameAsRaw("node", logged);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(errors("node").toString()).contains("a long message"));
    }

    @Test
    void sdkForPythonReportsToTribal() throws Exception {
        SdkProgram program = SdkProgram.install("sentry-python", List.of("python3", "-m", "venv", "venv"));
        program.run(Map.of(), List.of("venv/bin/pip", "install", "--quiet", "-r", "requirements.txt"));
        String logged = program.run(Map.of("SENTRY_DSN", dsn("python")), List.of("venv/bin/python", "report.py"));
        sameAsRaw("python", logged);
    }

    private static void sameAsRaw(String project, String logged) {
        JsonNode error = JsonMapper.shared().readTree(logged);
        sameAsRaw(
                project,
                error.path("type").asString(),
                error.path("message").asString(),
                error.path("trace").asString());
    }

    private static void sameAsRaw(String project, String type, String message, String trace) {
        JsonNode reported = http.post(
                        "/api/v1/errors",
                        Map.of(
                                "error_type",
                                type,
                                "context",
                                Map.of("error_message", message, "stack_trace", trace),
                                "origin",
                                Map.of("project", project)),
                        "Prefer",
                        "wait=30")
                .json();
        String id = reported.path("id").asString();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode record = http.get("/api/v1/errors/" + id).json();
            assertThat(record.path("occurrences").asInt())
                    .as(errors(project).toPrettyString())
                    .isEqualTo(2);
            assertThat(record.path("projects").toString()).isEqualTo("[\"%s\"]".formatted(project));
            assertThat(record.toString()).doesNotContain("mary@example.com");
        });
    }

    private static JsonNode errors(String project) {
        return http.get("/api/v1/errors?max_results=50&project=" + project).json();
    }

    private static String dsn(String project) {
        var order = new KeyOrder(
                TENANT, "dsn", null, List.of(Scopes.ERRORS_WRITE), List.of(project), null, null, Source.APP);
        return tribal.url()
                        .replace(
                                "://",
                                "://"
                                        + DsnKey.of(String.valueOf(
                                                tribal.with(order).key())) + "@") + "/1";
    }

    private static final class Checkout {
        static void pay() {
            try {
                total(List.of("apple"));
            } catch (RuntimeException e) {
                throw new IllegalStateException("The cart cannot be paid", e);
            }
        }

        private static int total(List<String> items) {
            return items.stream().mapToInt(Checkout::price).sum();
        }

        private static int price(String item) {
            throw new NoSuchElementException("no price of " + item);
        }
    }
}
