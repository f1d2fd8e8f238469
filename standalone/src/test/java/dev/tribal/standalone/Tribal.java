package dev.tribal.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** Tribal as a newcomer runs it: {@code ./tribal up} in a process, with its own folder and port. */
final class Tribal implements AutoCloseable {
    private final Running process;
    private final Path dataDir;
    private final int port;

    private Tribal(Running process, Path dataDir, int port) {
        this.process = process;
        this.dataDir = dataDir;
        this.port = port;
    }

    static Tribal up(Path dataDir, String... options) {
        return up(dataDir, Project.freePort(), options);
    }

    static Tribal up(Path dataDir, int port, String... options) {
        Running process = launch(dataDir, port, options);
        try {
            process.awaitOutput("Report an error and see it come back");
        } catch (AssertionError | ConditionTimeoutException e) {
            // Or it would go on for ever.
            process.kill();
            throw e;
        }
        return new Tribal(process, dataDir, port);
    }

    /** Runs the launcher without waiting for anything. */
    static Running launch(Path dataDir, int port, String... options) {
        var command = new ArrayList<>(
                List.of("./tribal", "up", "--port", Integer.toString(port), "--data-dir", dataDir.toString()));
        command.addAll(List.of(options));
        return Running.start(Project.root(), Map.of(), command);
    }

    Http http() {
        return new Http(url(), key());
    }

    String url() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    String key() {
        try {
            return Files.readString(dataDir.resolve("api-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Running process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
