package dev.tribal.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of a Sentry SDK, of 50 KB each and compressed as SDKs do, from the first request until the last one is in its
 * record: the whole pipeline drains.
 */
final class SentryIntake {
    private static final int CONNECTIONS = 16;
    private static final int DISTINCT = 40;
    private static final int EVENT_BYTES = 50_000;
    private static final int FRAMES = 60;
    private static final String PROJECT = "sentry-benchmark";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Product product;
    private final String key;

    private SentryIntake(Product product) {
        this.product = product;
        JsonNode made = product.json(
                "POST",
                "/api/v1/api-keys",
                JSON.writeValueAsString(Map.of(
                        "name",
                        PROJECT,
                        "scopes",
                        List.of("errors:write"),
                        "projects",
                        List.of(PROJECT),
                        "source",
                        "app")));
        this.key = made.path("key").asString();
    }

    static void measure(Product product, int events, Table table) {
        var intake = new SentryIntake(product);
        var drain = new Drain(product, PROJECT);
        drain.measure(events / 10, () -> intake.send(0, events / 10));
        Drain.Cost cost = drain.measure(events, () -> intake.send(events / 10, events));
        table.add(
                "Sentry events of %d KB per second, %d errors, %d connections: accepted / in their records"
                        .formatted(EVENT_BYTES / 1000, DISTINCT, CONNECTIONS),
                cost.toString(),
                "aim ≥ 300/s",
                "");
    }

    private void send(int first, int count) {
        Load.run(
                CONNECTIONS,
                count,
                i -> product.upload(
                        "/api/1/envelope/",
                        gzip(envelope(first + i)),
                        "Content-Encoding",
                        "gzip",
                        "Content-Type",
                        "application/x-sentry-envelope",
                        "X-Sentry-Auth",
                        "Sentry sentry_version=7, sentry_key=" + key));
    }

    private static String envelope(int n) {
        String event = event(n);
        return "{\"event_id\":\"%032x\"}\n{\"type\":\"event\",\"length\":%d}\n%s\n"
                .formatted(n, event.getBytes(StandardCharsets.UTF_8).length, event);
    }

    /** An exception with code around every frame, as the SDKs for Python and Node send it. */
    private static String event(int n) {
        int error = n % DISTINCT;
        List<Map<String, Object>> frames = IntStream.range(0, FRAMES)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "abs_path", "/srv/shop/module%d/part%d.py".formatted(error, i),
                        "function", "step_%d_%d".formatted(error, i),
                        "lineno", i + 1,
                        "in_app", true,
                        "context_line", "    return total(%d, items[%d])".formatted(error, i),
                        "pre_context", List.of("def step(items):", "    check(items)", "    log(items)", "", "")))
                .toList();
        Map<String, Object> exception =
                Map.of("type", "CartError", "value", Reports.message(error), "stacktrace", Map.of("frames", frames));
        String event = JSON.writeValueAsString(Map.of(
                "event_id", "%032x".formatted(n),
                "platform", "python",
                "environment", "production",
                "exception", Map.of("values", List.of(exception)),
                "contexts", Map.of("runtime", Map.of("name", "CPython", "version", "3.13.1"))));
        String filling = "%s %d; ".formatted(Reports.message(n), n);
        int missing = Math.max(1, (EVENT_BYTES - event.length()) / filling.length());
        return event.substring(0, event.length() - 1) + ",\"extra\":{\"state\":\"" + filling.repeat(missing) + "\"}}";
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
