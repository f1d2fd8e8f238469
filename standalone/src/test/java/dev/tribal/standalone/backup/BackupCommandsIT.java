package dev.tribal.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import dev.tribal.standalone.backup.log.TopicWriter;
import dev.tribal.standalone.broker.EmbeddedBroker;
import dev.tribal.standalone.start.DataDirectory;
import dev.tribal.standalone.start.StartOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with the settings of a standalone process, whose stores are open and whose broker runs. */
class BackupCommandsIT {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void aStandaloneDataFolderIsBackedUpBesideItsProcessAndRestoredElsewhere() throws IOException {
        Path live = folder.resolve("live");
        Path keys = Files.writeString(
                folder.resolve("keys"), "k1 " + Base64.getEncoder().encodeToString(new byte[32]));
        String place = folder.resolve("backups").toString();
        Files.createDirectories(live.resolve("secrets"));
        Files.writeString(live.resolve("secrets/api-key-hash.key"), "hash");
        Files.writeString(live.resolve("secrets/mcp-key"), "mcp");
        var options = StartOptions.of("--tribal.data-dir=" + live);
        try (var directory = DataDirectory.take(options);
                var broker = EmbeddedBroker.start(live.resolve("kafka"));
                var _ = JdbcRecordStore.open(sqlite(live, "records.db"), Sealer.NONE);
                var auth = Database.open(sqlite(live, "auth.db"), "db/auth", "db/append-only/sqlite");
                var _ = new TopicWriter(Map.of("bootstrap.servers", broker.bootstrapServers()), 1, (short) 1)) {
            directory.announce(broker.bootstrapServers(), "http");
            auth.client().sql("""
                    insert into api_key (id, tenant, name, scopes, secret_hash, created_at)
                    values ('k', 't', 'n', 's', 'h', 'c')""").update();
            assertThat(backup(live, "--to=" + place, "--keys-file=" + keys))
                    .as(output())
                    .isZero();
            assertThat(output()).contains("-full", "0 records");
            assertThat(backup(live, "--to=" + place, "--keys-file=" + keys)).isZero();
            assertThat(output()).contains("Nothing is new");
        }
        // The process of this test, which it names, lives on.
        Files.delete(live.resolve("tribal.lock"));
        assertThat(backup(live, "--to=" + place, "--keys-file=" + keys)).isEqualTo(1);
        assertThat(output()).contains("Tribal does not run on");

        Path secrets = folder.resolve("old");
        assertThat(restore(
                        folder.resolve("nothing"), "--from=" + place, "--keys-file=" + keys, "--secrets-to=" + secrets))
                .as(output())
                .isZero();
        assertThat(secrets.resolve("api-key-hash.key")).hasContent("hash");
        assertThat(secrets.resolve("mcp-key")).hasContent("mcp");
        assertThat(folder.resolve("nothing/auth.db")).doesNotExist();

        Path found = folder.resolve("found");
        assertThat(restore(found, "--from=" + place, "--keys-file=" + keys))
                .as(output())
                .isZero();
        try (var auth = Database.openToRead(sqlite(found, "auth.db"), "test")) {
            assertThat(auth.client()
                            .sql("select id from api_key")
                            .query(String.class)
                            .list())
                    .containsExactly("k");
        }
    }

    @Test
    void aDatabaseThatIsAwayEndsARunAndNotTheCommand() throws InterruptedException {
        var command = Thread.ofVirtual()
                .start(() -> backup(
                        folder.resolve("live"),
                        "--to=" + folder.resolve("backups"),
                        "--unencrypted",
                        "--every=200ms",
                        "--tribal.auth.database.url=jdbc:postgresql://localhost:1/tribal"));
        String failure = "The database of auth-service cannot be reached, or refuses the user; check that it runs, and"
                + " tribal.auth.database. This is tried again.";

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(output().split(Pattern.quote(failure), -1))
                        .as(output())
                        .hasSizeGreaterThan(2));
        assertThat(command.isAlive()).isTrue();

        command.interrupt();
        assertThat(command.join(Duration.ofSeconds(30))).isTrue();
    }

    private int backup(Path dataDir, String... words) {
        output.reset();
        return new BackupCommand(out()).run(arguments(dataDir, words));
    }

    private int restore(Path dataDir, String... words) {
        output.reset();
        return new RestoreCommand(out()).run(arguments(dataDir, words));
    }

    private static String[] arguments(Path dataDir, String... words) {
        String[] arguments = Arrays.copyOf(words, words.length + 1);
        arguments[words.length] = "--tribal.data-dir=" + dataDir;
        return arguments;
    }

    private PrintStream out() {
        return new PrintStream(output, true, StandardCharsets.UTF_8);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private static DatabaseLocation sqlite(Path folder, String file) {
        return new DatabaseLocation("jdbc:sqlite:" + folder.resolve(file), "", "");
    }
}
