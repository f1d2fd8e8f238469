package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL that can be killed and started again on the same port and data. */
public final class PostgresServer implements AutoCloseable {
    public static final String USER = "postgres";

    private final Path folder;
    private final int port;
    private EmbeddedPostgres postgres;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts one whose data is in a folder. */
    public static PostgresServer start(Path folder) {
        var server = new PostgresServer(folder, ServerProcess.freePort());
        server.start();
        return server;
    }

    /** Starts it after it was killed. */
    public void start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    // As PostgreSQL is delivered; the library turns both off, and then a kill loses what was committed.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all its processes as {@code kill -9} or a loss of power does. */
    public void kill() {
        Path noted = folder.resolve("postmaster.pid");
        try {
            ProcessHandle postmaster = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(noted).getFirst().strip()))
                    .orElseThrow();
            List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
            // What a restarted machine would see as stale.
            Files.delete(noted);
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements as the server's administrator. */
    public void run(String statements) {
        runIn(USER, statements);
    }

    void runIn(String database, String statements) {
        new JdbcTemplate(postgres.getDatabase(USER, database)).execute(statements);
    }

    public DatabaseLocation location() {
        return location(USER, USER);
    }

    DatabaseLocation location(String user, String database) {
        return new DatabaseLocation(url(database), user, "");
    }

    public String url() {
        return url(USER);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=2".formatted(port, database);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
