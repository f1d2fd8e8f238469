package dev.tribal.standalone;

import dev.tribal.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final List<String> SERVICES =
            List.of("auth-service", "ingest-service", "embedding-service", "search-service", "mcp-gateway");

    private final Path folder;
    private final EmbeddedBroker broker;
    private final Map<String, Integer> ports =
            SERVICES.stream().collect(Collectors.toMap(Function.identity(), _ -> Project.freePort()));
    private final Map<String, Running> processes = new HashMap<>();

    private FiveProcesses(Path folder) {
        this.folder = folder;
        this.broker = EmbeddedBroker.start(folder.resolve("kafka"));
    }

    static FiveProcesses up(Path folder) {
        var five = new FiveProcesses(folder);
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
        return new Http("http://localhost:" + ports.get(service), key());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void kill(String service) {
        processes.get(service).kill();
    }

    void start(String service) {
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("TRIBAL_DATA_DIR", folder.resolve("data").toString());
        environment.put("SERVER_PORT", ports.get(service).toString());
        environment.put("TRIBAL_AUTH_URL", url("auth-service"));
        environment.put("TRIBAL_INGEST_URL", url("ingest-service"));
        environment.put("TRIBAL_EMBEDDING_URL", url("embedding-service"));
        environment.put("TRIBAL_SEARCH_URL", url("search-service"));
        processes.put(
                service,
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
        var http = new Http(url(service), null);
        Awaitility.await("readiness of " + service)
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> http.get("/health/ready").status() == 200);
    }

    private String url(String service) {
        return "http://localhost:" + ports.get(service);
    }

    private String key() {
        try {
            return Files.readString(folder.resolve("data/api-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.values().forEach(Running::close);
        broker.close();
    }
}
