package dev.tribal.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Batches, test reports, logs, OTLP and SARIF: what each report costs, from the first request until all are in their
 * records.
 */
final class FormatIntake {
    private static final int CONNECTIONS = 4;
    private static final int DISTINCT = 40;
    private static final int IN_ONE = 1_000;
    private static final int NOISE = 20_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Product product;
    private final Table table;

    private FormatIntake(Product product, Table table) {
        this.product = product;
        this.table = table;
    }

    /** @param reports in each format, in thousands at least */
    static void measure(Product product, int reports, Table table) {
        var intake = new FormatIntake(product, table);
        intake.format(
                "lines of a batch", "/api/v1/errors:batch?", "application/x-ndjson", reports, FormatIntake::batch);
        intake.format("JUnit failures", "/api/v1/reports/junit?", "application/xml", reports, FormatIntake::junit);
        intake.format("OTLP log records", "/v1/logs?", "application/json", reports, FormatIntake::otlp);
        intake.format(
                "SARIF results", "/api/v1/reports/sarif?", "application/sarif+json", reports, FormatIntake::sarif);
        intake.logs(reports / IN_ONE);
    }

    private void format(String name, String path, String type, int reports, IntFunction<String> bodies) {
        List<byte[]> load = bodies(reports / IN_ONE, bodies);
        String project = project(name);
        var drain = new Drain(product, project);
        drain.measure(IN_ONE, () -> post(path, project, type, bodies(1, bodies)));
        Drain.Cost cost = drain.measure(reports, () -> post(path, project, type, load));
        table.add(
                "%s per second, %d errors, %d in a request: accepted / in their records"
                        .formatted(name, DISTINCT, IN_ONE),
                cost.toString(),
                String.format(Locale.ROOT, "all %d in %.1f s", reports, cost.drained()),
                "");
    }

    /** Build logs in which little fails, of about 2 MB. */
    private void logs(int logs) {
        List<byte[]> load = bodies(logs, FormatIntake::log);
        String project = project("logs");
        var drain = new Drain(product, project);
        drain.measure(
                DISTINCT, () -> post("/api/v1/reports/log?", project, "text/plain", bodies(1, FormatIntake::log)));
        double megabytes = load.stream().mapToLong(log -> log.length).sum() / 1e6;
        Drain.Cost cost =
                drain.measure((long) logs * DISTINCT, () -> post("/api/v1/reports/log?", project, "text/plain", load));
        table.add(
                "MB of build logs per second over HTTP, %d errors in each: accepted / in their records"
                        .formatted(DISTINCT),
                String.format(
                        Locale.ROOT,
                        "%.0f/s / %.0f/s; %.0f MB per second of processor",
                        megabytes / cost.accepted(),
                        megabytes / cost.drained(),
                        megabytes * 1000 / (cost.cpuMillis() * cost.reports())),
                "aim ≥ 50 MB/s per core extracted",
                "");
    }

    private static String project(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static List<byte[]> bodies(int count, IntFunction<String> bodies) {
        return IntStream.range(0, count)
                .mapToObj(bodies)
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private void post(String path, String project, String type, List<byte[]> bodies) {
        Load.run(
                CONNECTIONS,
                bodies.size(),
                i -> product.upload(
                        path + "project=" + project,
                        // The project is that of the query, or stands in the body.
                        new String(bodies.get(i), StandardCharsets.UTF_8)
                                .replace("PROJECT", project)
                                .getBytes(StandardCharsets.UTF_8),
                        "Authorization",
                        "Bearer " + product.key(),
                        "Content-Type",
                        type));
    }

    private static String joined(String between, IntFunction<String> one) {
        return IntStream.range(0, IN_ONE).mapToObj(i -> one.apply(i % DISTINCT)).collect(Collectors.joining(between));
    }

    private static String batch(int ignored) {
        return joined("\n", n -> Reports.report(n).replaceFirst("^\\{", "{\"origin\": {\"project\": \"PROJECT\"}, "));
    }

    private static String junit(int file) {
        return joined(
                        "\n",
                        n -> ("<testcase classname=\"com.shop.Cart%dTest\" name=\"adds%d\">"
                                        + "<failure type=\"%s\" message=\"%s\">%s: %s\n%s</failure></testcase>")
                                .formatted(
                                        file,
                                        n,
                                        Reports.type(n),
                                        Reports.message(n),
                                        Reports.type(n),
                                        Reports.message(n),
                                        Reports.plainTrace(n)))
                .transform("<testsuite name=\"shop\">%s</testsuite>"::formatted);
    }

    private static String otlp(int request) {
        String records =
                IntStream.range(0, IN_ONE).mapToObj(i -> record(request, i)).collect(Collectors.joining(","));
        return "{\"resourceLogs\":[{\"resource\":{\"attributes\":[%s]},\"scopeLogs\":[{\"logRecords\":[%s]}]}]}"
                .formatted(attribute("service.name", "PROJECT"), records);
    }

    /** Of another time each, since what is sent twice counts once. */
    private static String record(int request, int i) {
        int n = i % DISTINCT;
        return ("{\"timeUnixNano\":\"%d\",\"severityNumber\":17,\"body\":{\"stringValue\":\"failed\"},"
                        + "\"attributes\":[%s]}")
                .formatted(
                        1_700_000_000_000_000_000L + request * 1_000_000L + i,
                        String.join(
                                ",",
                                attribute("exception.type", Reports.type(n)),
                                attribute("exception.message", Reports.message(n)),
                                attribute("exception.stacktrace", Reports.plainTrace(n))));
    }

    private static String attribute(String key, String value) {
        return JSON.writeValueAsString(Map.of("key", key, "value", Map.of("stringValue", value)));
    }

    private static String sarif(int file) {
        String results = joined(
                ",",
                n -> JSON.writeValueAsString(Map.of(
                        "ruleId",
                        "shop/rule" + n,
                        "level",
                        "error",
                        "message",
                        Map.of("text", Reports.message(n)),
                        "locations",
                        List.of(Map.of(
                                "physicalLocation",
                                Map.of(
                                        "artifactLocation",
                                        Map.of("uri", "src/cart%d.c".formatted(n)),
                                        "region",
                                        Map.of("startLine", 1 + file)))))));
        return "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"lint\"}},\"results\":[%s]}]}"
                .formatted(results);
    }

    private static String log(int ignored) {
        return IntStream.range(0, NOISE)
                .mapToObj(i -> i % (NOISE / DISTINCT) == 0
                        ? "src/cart%d.c:%d:5: error: %s".formatted(i, i, Reports.message(i * DISTINCT / NOISE))
                        : "2026-01-31T12:00:00.0000000Z [INFO] Compiling module %d of %d: com.shop.part%d.Service"
                                .formatted(i, NOISE, i % 97))
                .collect(Collectors.joining("\n"));
    }
}
