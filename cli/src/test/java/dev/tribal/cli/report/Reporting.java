package dev.tribal.cli.report;

import dev.tribal.cli.mcp.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A reporter to a server that answers as it is told, and the folder in which it keeps what is not delivered. */
abstract class Reporting {
    static final RunFacts FACTS = new RunFacts("shop", null, null, null, List.of());
    static final Progress SILENT = (_, _) -> {};

    final ToldServer server = new ToldServer();

    @TempDir
    Path folder;

    final Delivery report(String text) throws Exception {
        return reporter(server.port(), Duration.ofSeconds(20)).report(log(text), Format.LOG, FACTS, SILENT);
    }

    final Reporter reporter(int port, Duration patience) {
        return reporter(port, new Patience.Each(patience));
    }

    final Reporter reporter(int port, Patience patience) {
        var endpoint = new Endpoint(URI.create("http://localhost:" + port), "secret");
        return new Reporter("local", endpoint, HttpClient.newHttpClient(), spool(), patience);
    }

    final Endpoint endpoint() {
        return new Endpoint(URI.create("http://localhost:" + server.port()), "secret");
    }

    final Path spool() {
        return folder.resolve("spool");
    }

    final Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("build.log"), text);
    }

    final List<Path> spooled() throws IOException {
        if (!Files.exists(spool())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(spool())) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        }
    }

    @BeforeEach
    final void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    final void stopServer() {
        server.stop();
    }
}
