package dev.tribal.standalone;

import dev.tribal.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The five services as five processes around one Kafka broker. */
final class FiveProcesses implements AutoCloseable {
    static final List<String> SERVICES =
            List.of("auth-service", "ingest-service", "embedding-service", "search-service", "mcp-gateway");

    private final Path folder;
    private final Surroundings surroundings;
    private final Map<String, Integer> ports =
            new HashMap<>(SERVICES.stream().collect(Collectors.toMap(Function.identity(), _ -> Project.freePort())));
    private final Map<String, Running> processes = new HashMap<>();

    private FiveProcesses(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    static FiveProcesses up(Path folder) {
        return up(folder, Map.of());
    }

    /** @param environment of all of them, besides what they need */
    static FiveProcesses up(Path folder, Map<String, String> environment) {
        var broker = EmbeddedBroker.start(folder.resolve("kafka"));
        return up(folder, new Surroundings("http", Http.CLIENT, broker.bootstrapServers(), environment, broker::close));
    }

    static FiveProcesses up(Path folder, Surroundings surroundings) {
        var five = new FiveProcesses(folder, surroundings);
        try {
            SERVICES.forEach(five::start);
            SERVICES.forEach(five::awaitReady);
            return five;
        } catch (RuntimeException | AssertionError e) {
            five.processes.values().forEach(process -> System.err.println(process.output()));
            five.close();
            throw e;
        }
    }

    /** A client of one service. */
    Http http(String service) {
        return new Http(url(service), key(), surroundings.client());
    }

    String bootstrapServers() {
        return surroundings.bootstrapServers();
    }

    int port(String service) {
        return ports.get(service);
    }

    String url(String service) {
        return surroundings.scheme() + "://localhost:" + port(service);
    }

    String output(String service) {
        return processes.get(service).output();
    }

    void kill(String service) {
        processes.get(service).kill();
    }

    void start(String service) {
        start(service, Map.of());
    }

    /** @param other what is different for this one process */
    void start(String service, Map<String, String> other) {
        launch(service, service, other);
    }

    /**
     * Starts one more instance of a service.
     *
     * @param name what it is called here, for its port and its end
     */
    void startAnother(String name, String service, Map<String, String> other) {
        reserve(name);
        launch(name, service, other);
    }

    /** The port of an instance that may be started later. */
    int reserve(String name) {
        return ports.computeIfAbsent(name, _ -> Project.freePort());
    }

    /** Ends one as an orchestrator does, and waits until it is gone. */
    void stop(String name) {
        processes.get(name).close();
    }

    private void launch(String name, String service, Map<String, String> other) {
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", surroundings.bootstrapServers());
        environment.put("TRIBAL_DATA_DIR", folder.resolve("data").toString());
        environment.put("SERVER_PORT", ports.get(name).toString());
        environment.put("TRIBAL_AUTH_URL", url("auth-service"));
        environment.put("TRIBAL_INGEST_URL", url("ingest-service"));
        environment.put("TRIBAL_EMBEDDING_URL", url("embedding-service"));
        environment.put("TRIBAL_SEARCH_URL", url("search-service"));
        environment.put("TRIBAL_MCP_URL", url("mcp-gateway"));
        environment.putAll(surroundings.environment());
        environment.putAll(other);
        processes.put(
                name,
                Running.start(
                        folder,
                        environment,
                        List.of(
                                Project.java(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                Project.executable(service).toString())));
    }

    void awaitReady(String service) {
        var http = new Http(url(service), null, surroundings.client());
        Awaitility.await("readiness of " + service)
                .atMost(Duration.ofMinutes(10))
                .ignoreExceptions()
                .until(() -> http.get("/health/ready").status() == 200);
    }

    String key() {
        try {
            return Files.readString(folder.resolve("data/api-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.values().forEach(Running::close);
        surroundings.broker().run();
    }

    /**
     * How the five are reached and what they are told.
     *
     * @param environment for every process
     * @param broker ends the broker
     */
    record Surroundings(
            String scheme,
            HttpClient client,
            String bootstrapServers,
            Map<String, String> environment,
            Runnable broker) {}
}
