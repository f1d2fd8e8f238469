package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus that scrapes a Tribal, and the checker of its rules, as {@code deploy/prometheus/install} unpacks them. */
final class PrometheusTools implements AutoCloseable {
    private static final Path PROGRAMS = Project.root().resolve("target/prometheus/usr/bin");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Running process;
    private final String url;

    private PrometheusTools(Running process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Whether it is installed; prints that a test is skipped if not, and fails in CI. */
    static boolean areThere() {
        return Project.has(PROGRAMS.resolve("promtool").toString());
    }

    /** Runs {@code promtool} in the folder of rules and returns when it is done. */
    static Running promtool(String... arguments) {
        var command = new ArrayList<>(List.of(PROGRAMS.resolve("promtool").toString()));
        command.addAll(List.of(arguments));
        return Running.start(Project.root().resolve("deploy/prometheus"), command.toArray(String[]::new));
    }

    /** Starts a server that scrapes every other second and knows the rules that are shipped. */
    static PrometheusTools scraping(String target, String key, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("key"), key);
            Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 2s, evaluation_interval: 2s}
                    rule_files: ["*.rules.yml"]
                    scrape_configs:
                      - job_name: tribal
                        authorization: {type: Bearer, credentials_file: key}
                        static_configs: [{targets: ["%s"], labels: {service: tribal}}]
                    """.formatted(
                            URI.create(target).getAuthority()));
            for (String rules : List.of("slo", "alerts")) {
                Path shipped = Project.root().resolve("deploy/prometheus/rules/%s.yml".formatted(rules));
                Files.writeString(
                        folder.resolve(rules + ".rules.yml"),
                        Files.readString(shipped).replace("interval: 1m", "interval: 2s"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started(folder);
    }

    /** Starts a server with the configuration that is shipped, which scrapes what is not there. */
    static PrometheusTools shipped(Path folder) throws IOException {
        Files.copy(Project.root().resolve("deploy/prometheus/prometheus.yml"), folder.resolve("prometheus.yml"));
        return started(folder);
    }

    private static PrometheusTools started(Path folder) {
        int port = Project.freePort();
        Running process = Running.start(
                folder,
                PROGRAMS.resolve("prometheus").toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port);
        process.awaitOutput("Server is ready to receive web requests");
        return new PrometheusTools(process, "http://127.0.0.1:" + port);
    }

    /** Whether an expression can be parsed. */
    boolean understands(String expression) {
        return ask("/api/v1/format_query", expression).path("status").asString().equals("success");
    }

    /** The series that an expression gives now. */
    JsonNode series(String expression) {
        return ask("/api/v1/query", expression).at("/data/result");
    }

    /** Addresses of those that it tells of alerts. */
    List<String> alertmanagers() {
        return ask("/api/v1/alertmanagers", "")
                .at("/data/activeAlertmanagers")
                .valueStream()
                .map(each -> each.path("url").asString())
                .toList();
    }

    void awaitSeries(String expression) {
        Awaitility.await("data of " + expression)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(series(expression))
                        .as(ask("/api/v1/targets", "").at("/data/activeTargets").toString())
                        .isNotEmpty());
    }

    private JsonNode ask(String path, String expression) {
        var request = HttpRequest.newBuilder(
                        URI.create(url + path + "?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .build();
        try {
            return JSON.readTree(
                    Http.CLIENT.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
