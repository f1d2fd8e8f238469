package dev.tribal.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.secret.InstallationKey;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with the settings of a standalone process, whose stores are open and whose broker runs. */
class BackupCommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Path live;

    @BeforeEach
    void name() {
        live = folder.resolve("live");
    }

    @Test
    void aStandaloneDataFolderIsBackedUpBesideItsProcessAndRestoredElsewhere() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys"), "k1 " + Base64.getEncoder().encodeToString(new byte[32]));
        try (var tribal = new Standalone(live)) {
            Files.writeString(live.resolve("secrets/mcp-key"), "mcp");
            Files.writeString(live.resolve("secrets/pages-key"), "pages");
            tribal.auth.client().sql("""
                    insert into api_key (id, tenant, name, scopes, secret_hash, created_at)
                    values ('k', 't', 'n', 's', 'h', 'c')""").update();
            assertThat(backup(live, "--to=" + place(), "--keys-file=" + keys))
                    .as(output())
                    .isZero();
            assertThat(output()).contains("-full", "0 records").doesNotContain("missing");
            assertThat(backup(live, "--to=" + place(), "--keys-file=" + keys)).isZero();
            assertThat(output()).contains("Nothing is new");
        }
        // The process of this test, which it names, lives on.
        Files.delete(live.resolve("tribal.lock"));
        assertThat(backup(live, "--to=" + place(), "--keys-file=" + keys)).isEqualTo(1);
        assertThat(output()).contains("Tribal does not run on");

        Path secrets = folder.resolve("old");
        assertThat(restore(
                        folder.resolve("nothing"),
                        "--from=" + place(),
                        "--keys-file=" + keys,
                        "--secrets-to=" + secrets))
                .as(output())
                .isZero();
        assertThat(secrets.resolve("api-key-hash.key"))
                .hasSameBinaryContentAs(live.resolve("secrets/api-key-hash.key"));
        assertThat(secrets.resolve("mcp-key")).hasContent("mcp");
        assertThat(folder.resolve("nothing/auth.db")).doesNotExist();

        // As in the chart: the folder has the one key of auth-service, and is not to get more.
        Path mounted = Files.createDirectory(folder.resolve("mounted"));
        Files.copy(secrets.resolve("api-key-hash.key"), mounted.resolve("api-key-hash.key"));
        Path found = folder.resolve("found");
        assertThat(restore(found, "--from=" + place(), "--keys-file=" + keys, "--tribal.auth.secrets-dir=" + mounted))
                .as(output())
                .isZero();
        assertThat(mounted).isDirectoryNotContaining("glob:**-key");
        assertThat(found.resolve("secrets/mcp-key")).hasContent("mcp");
        assertThat(found.resolve("secrets/pages-key")).hasContent("pages");
        try (var auth = Database.openToRead(sqlite(found, "auth.db"), "test")) {
            assertThat(auth.client()
                            .sql("select id from api_key")
                            .query(String.class)
                            .list())
                    .containsExactly("k");
        }
    }

    @Test
    void aBackupWithoutTheKeyOfApiKeysHasToBeAskedForAndIsNamedEverywhere() throws IOException {
        try (var _ = new Standalone(live)) {
            Files.delete(live.resolve("secrets/api-key-hash.key"));
            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isEqualTo(1);
            assertThat(output()).contains("no api-key-hash.key", "--incomplete");
            assertThat(backup(live, "--to=" + place(), "--unencrypted", "--incomplete"))
                    .isZero();
            assertThat(output()).contains("api-key-hash.key was missing");
            for (String word : List.of("list", "verify")) {
                assertThat(backup(live, word, "--from=" + place(), "--unencrypted"))
                        .isZero();
                assertThat(output()).as(word).contains("api-key-hash.key was missing");
            }
            assertThat(restore(folder.resolve("found"), "--from=" + place(), "--unencrypted", "--dry-run"))
                    .isZero();
            assertThat(output()).contains("api-key-hash.key was missing");
        }
    }

    @Test
    void aFullBackupThatFailsHoldsNoIncrementUp() throws Exception {
        try (var tribal = new Standalone(live)) {
            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isZero();
            try (var files = Files.list(live)) {
                for (Path file : files.filter(name -> name.toString().contains("records.db"))
                        .toList()) {
                    Files.delete(file);
                }
            }
            var command = Thread.ofVirtual()
                    .start(() -> backup(live, "--to=" + place(), "--unencrypted", "--every=200ms", "--full-every=1s"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(output()).contains("This is tried again"));
            tribal.topics.send(new ProducerRecord<>(Topics.ERROR_EVENTS, new byte[] {1}, new byte[] {2}));
            tribal.topics.flush();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(output()).contains("-increment").doesNotContain("-full"));
            command.interrupt();
            assertThat(command.join(PATIENCE)).isTrue();
        }
    }

    @Test
    void aFirstFullBackupThatFailsAfterItHasCopiedIsPutOffAndLeavesNothing() throws Exception {
        try (var tribal = new Standalone(live)) {
            tribal.auth.client().sql("""
                    insert into audit_entry (id, at, tenant, service, subject, action, target_kind, outcome)
                    values ('a', 1, 't', 'auth-service', 'me', 'key.create', 'key', 'done')""").update();
            // Rows are read in the order of their first two columns, and after the audit log.
            tribal.auth.client().sql("create table narrow (only_one text)").update();
            var command =
                    Thread.ofVirtual().start(() -> backup(live, "--to=" + place(), "--unencrypted", "--every=100ms"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(output()).contains("This is tried again"));

            await().during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(output()).containsOnlyOnce("This is tried again"));
            try (var data = Files.walk(folder.resolve("backups"))) {
                assertThat(data.filter(Files::isRegularFile))
                        .noneMatch(file -> file.toString().contains("-full"));
            }
            command.interrupt();
            assertThat(command.join(PATIENCE)).isTrue();
        }
    }

    @Test
    void aFirstFullBackupThatFailsBeforeItCopiesIsTriedAgainAtOnce() throws Exception {
        try (var _ = new Standalone(live)) {
            try (var files = Files.list(live)) {
                for (Path file : files.filter(name -> name.toString().contains("records.db"))
                        .toList()) {
                    Files.delete(file);
                }
            }
            var command =
                    Thread.ofVirtual().start(() -> backup(live, "--to=" + place(), "--unencrypted", "--every=100ms"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(output().split("This is tried again", -1))
                            .as(output())
                            .hasSizeGreaterThan(2));
            command.interrupt();
            assertThat(command.join(PATIENCE)).isTrue();
        }
    }

    @Test
    void aBackupThatCannotBeReadIsFollowedByANewChain() throws IOException {
        try (var _ = new Standalone(live)) {
            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isZero();
            Path manifests = folder.resolve("backups/manifests");
            // Of a clock that was ahead; the new one comes behind it all the same.
            Files.writeString(manifests.resolve("20990101T000000000Z-increment"), "{");
            assertThat(backup(live, "--to=" + place(), "--unencrypted"))
                    .as(output())
                    .isZero();
            assertThat(output())
                    .contains("Warning: nothing can go on from 20990101T000000000Z-increment", "is damaged");
            try (var files = Files.list(manifests)) {
                assertThat(files).anyMatch(file -> file.toString().endsWith("20990101T000000001Z-full"));
            }
            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isZero();
            assertThat(output()).contains("Nothing is new").doesNotContain("Warning");
        }
    }

    @Test
    void aFullBackupOfAClockThatWasAheadIsFollowedByAnotherAndByNoMore() throws IOException {
        try (var _ = new Standalone(live)) {
            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isZero();
            Path manifests = folder.resolve("backups/manifests");
            String ahead = "20990101T000000000Z-full";
            try (var files = Files.list(manifests)) {
                Path file = files.toList().getFirst();
                String manifest = Files.readString(file)
                        .replace("\"id\":\"" + file.getFileName(), "\"id\":\"" + ahead)
                        .replaceAll("\"started\":\"[^\"]*", "\"started\":\"2099-01-01T00:00:00Z");
                Files.writeString(manifests.resolve(ahead), manifest);
                Files.delete(file);
            }

            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isZero();
            assertThat(output()).contains("20990101T000000001Z-full");
            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isZero();
            assertThat(output()).contains("Nothing is new").doesNotContain("-full");
        }
    }

    @Test
    void aBackupByHandRemovesNoneUnlessItIsToldHowManyToKeep() throws IOException {
        try (var _ = new Standalone(live)) {
            assertThat(backup(live, "--to=" + place(), "--unencrypted")).isZero();
            Path manifests = folder.resolve("backups/manifests");
            for (int day = 1; day <= 9; day++) {
                Files.writeString(manifests.resolve("2020010" + day + "T000000000Z-full"), "{");
            }
            assertThat(backup(live, "--to=" + place(), "--unencrypted", "--full"))
                    .isZero();
            assertThat(output()).contains("Older backups stay", "--keep").doesNotContain("Removed");
            assertThat(manifests).isDirectoryContaining("glob:**20200101T000000000Z-full");

            assertThat(backup(live, "--to=" + place(), "--unencrypted", "--full", "--keep=2"))
                    .isZero();
            assertThat(output()).contains("Removed 20200101T000000000Z-full");
            assertThat(manifests).isDirectoryNotContaining("glob:**2020*").isNotEmptyDirectory();
        }
    }

    @Test
    void anOldBackupWhoseKeyIsGoneMakesNoNewOneAFailure() throws IOException {
        try (var _ = new Standalone(live)) {
            Path old =
                    Files.createDirectories(folder.resolve("backups/manifests")).resolve("20200101T000000000Z-full");
            Files.writeString(old, "{");
            assertThat(backup(live, "--to=" + place(), "--unencrypted", "--full", "--keep=7"))
                    .as(output())
                    .isZero();
            assertThat(output())
                    .contains("Warning: What is left of backups that were never finished stays.", "damaged");
            assertThat(old).exists();

            assertThat(backup(live, "--to=" + place(), "--unencrypted", "--full", "--keep=1"))
                    .isZero();
            assertThat(old).doesNotExist();
        }
    }

    @Test
    void aNumberOfBackupsToKeepThatMakesNoSenseIsRefusedBeforeOneIsTaken() {
        try (var _ = new Standalone(live)) {
            assertThat(backup(live, "--to=" + place(), "--unencrypted", "--every=200ms", "--keep=0"))
                    .isEqualTo(1);
            assertThat(output()).contains("--keep needs a number").doesNotContain("-full");
        }
    }

    @Test
    void aDatabaseThatIsAwayEndsARunAndNotTheCommand() throws InterruptedException {
        var command = Thread.ofVirtual()
                .start(() -> backup(
                        live,
                        "--to=" + place(),
                        "--unencrypted",
                        "--every=200ms",
                        "--tribal.auth.database.url=jdbc:postgresql://localhost:1/tribal"));
        String failure = "The database of auth-service cannot be reached, or refuses the user; check that it runs, and"
                + " tribal.auth.database. This is tried again.";

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(output().split(Pattern.quote(failure), -1))
                        .as(output())
                        .hasSizeGreaterThan(2));
        assertThat(command.isAlive()).isTrue();

        command.interrupt();
        assertThat(command.join(PATIENCE)).isTrue();
    }

    private String place() {
        return folder.resolve("backups").toString();
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

    /** What a standalone process has of its own in its data folder, and its broker. */
    static final class Standalone implements AutoCloseable {
        private final DataDirectory directory;
        private final EmbeddedBroker broker;
        final JdbcRecordStore records;
        private final Database auth;
        final TopicWriter topics;

        Standalone(Path live) {
            directory = DataDirectory.take(StartOptions.of("--tribal.data-dir=" + live));
            broker = EmbeddedBroker.start(live.resolve("kafka"));
            records = JdbcRecordStore.open(sqlite(live, "records.db"), Sealer.NONE);
            auth = Database.open(sqlite(live, "auth.db"), "db/auth", "db/append-only/sqlite");
            topics = new TopicWriter(Map.of("bootstrap.servers", broker.bootstrapServers()), 1, (short) 1);
            InstallationKey.inFile(live.resolve("secrets/api-key-hash.key"));
            directory.announce(broker.bootstrapServers(), "http", 8080);
        }

        @Override
        public void close() {
            topics.close();
            auth.close();
            records.close();
            broker.close();
            directory.close();
        }
    }
}
