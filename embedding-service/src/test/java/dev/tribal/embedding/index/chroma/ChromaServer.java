package dev.tribal.embedding.index.chroma;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real Chroma as a process of its own, in its own folder, on a port that stays the same when it starts again. */
public final class ChromaServer implements AutoCloseable {
    private static final String COMMAND = System.getProperty("tribal.chroma", "chroma");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private ChromaServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of(COMMAND));
    }

    /** Starts a server whose data is in a folder. */
    public static ChromaServer start(Path folder) {
        var server = new ChromaServer(folder, freePort());
        server.start();
        return server;
    }

    /** Starts it after it was killed, and returns when it answers. */
    public void start() {
        try {
            process = new ProcessBuilder(
                            COMMAND,
                            "run",
                            "--path",
                            folder.toString(),
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(Files.createTempFile("chroma", ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Chroma is not there; deploy/chroma/install installs it", e);
        }
        var client = client();
        await().atMost(START).until(client::isThere);
    }

    /** As kill -9 does. */
    public void kill() {
        if (process != null) {
            // The command is a script; the server is its child.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }

    /** Settings with short limits. */
    public ChromaSettings settings() {
        return settings(url());
    }

    static ChromaSettings settings(URI url) {
        return new ChromaSettings(
                url,
                "default_tenant",
                "default_database",
                "Authorization",
                null,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                100);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    ChromaClient client() {
        return new ChromaClient(settings(), null);
    }

    /** Whether it answers now. */
    public boolean isThere() {
        return client().isThere();
    }

    /**
     * Damages every collection on disk, as a hard kill in the middle of a write can; only while it does not run.
     *
     * @throws IllegalStateException if no collection is large enough to be in files of its own
     */
    public void tear() {
        try (var files = Files.walk(folder)) {
            List<Path> vectors =
                    files.filter(file -> file.toString().endsWith(".bin")).toList();
            if (vectors.isEmpty()) {
                throw new IllegalStateException("Chroma has written no vectors to files yet");
            }
            for (Path file : vectors) {
                Files.write(file, new byte[100]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
