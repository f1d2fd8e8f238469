package dev.tribal.embedding.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.store.StoreSchema;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.embedding.store.jdbc.PostgresServer;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.embedding.store.s3.S3RecordStore;
import dev.tribal.embedding.store.s3.S3StoreSettings;
import dev.tribal.platform.encryption.Sealer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyRecordsIT {
    private static final int RECORDS = 300;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private S3Proxy server;

    @BeforeEach
    void start() {
        server = S3Proxy.start(folder);
        // The default chain of credentials looks here, too.
        System.setProperty("aws.accessKeyId", S3Proxy.USER);
        System.setProperty("aws.secretAccessKey", S3Proxy.SECRET);
        var location = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        try (var store = JdbcRecordStore.open(location, Sealer.NONE)) {
            store.write(IntStream.range(0, RECORDS)
                    .mapToObj(i -> Events.stored(new RecordKey("acme", UUID.randomUUID()), "error " + i))
                    .toList());
        }
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.close();
    }

    @Test
    void recordsAreCopiedWhereTheSettingsSay() {
        assertThat(copy("--from=jdbc", "--to=s3", "--dry-run")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("300 records and 0 tombstones would be copied; nothing was written.");
        assertThat(copied()).isZero();
        assertThat(schemaVersions()).isEmpty();

        assertThat(copy("--from=jdbc", "--to=s3")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("300 records and 0 tombstones are the same in both stores")
                .contains("Now set tribal.record-store to s3.");
        assertThat(copied()).isEqualTo(RECORDS);
    }

    @Test
    void recordsAreCopiedToAnotherDatabaseByItsUrl() {
        try (var postgres = PostgresServer.start(folder.resolve("postgres"))) {
            assertThat(copy("--from=jdbc", "--to=" + postgres.url(), "--tribal.copy.username=" + PostgresServer.USER))
                    .isZero();
            assertThat(output.toString(StandardCharsets.UTF_8))
                    .contains("300 records and 0 tombstones are the same in both stores")
                    .contains("Now set tribal.embedding.database.url to jdbc:postgresql:");
            try (var store = JdbcRecordStore.open(postgres.location(), Sealer.NONE)) {
                assertThat(store.count()).isEqualTo(RECORDS);
            }
        }
    }

    @Test
    void aDryRunToADatabaseWithoutTablesMakesNone() {
        Path target = folder.resolve("target.db");

        assertThat(copy("--from=jdbc", "--to=jdbc:sqlite:" + target, "--dry-run"))
                .as(output.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("The target is not there yet", "300 records and 0 tombstones would be copied");
        assertThat(target).doesNotExist();
    }

    @Test
    void aCopyThatWasNotFinishedIsNotUsedAsTheRecordStore() {
        var source = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        try (var from = JdbcRecordStore.open(source, Sealer.NONE);
                var to = new S3RecordStore(
                        server.client(), new S3StoreSettings(S3Proxy.BUCKET, "tribal/"), Sealer.NONE)) {
            assertThatCode(() -> UnfinishedCopyException.throwIfUnfinished(to.properties()))
                    .doesNotThrowAnyException();
            var killed = new RecordCopy(from, to, _ -> {
                throw new IllegalStateException("killed");
            });
            assertThatIllegalStateException().isThrownBy(killed::run).withMessage("killed");
            assertThatExceptionOfType(UnfinishedCopyException.class)
                    .isThrownBy(() -> UnfinishedCopyException.throwIfUnfinished(to.properties()));

            assertThat(copy("--from=jdbc", "--to=s3")).isZero();
            assertThatCode(() -> UnfinishedCopyException.throwIfUnfinished(to.properties()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() {
        assertThat(sentence("--from=jdbc", "--to=jdbc"))
                .isEqualTo("tribal: --from and --to name the same store, jdbc.");
        assertThat(sentence("--from=jdbc")).startsWith("tribal: Say where the records are");
        assertThat(sentence("--from=jdbc", "--to=tape"))
                .isEqualTo("tribal: --to is 'tape', but must be one of: jdbc, dynamodb, s3");
        assertThat(sentence("--from=jdbc", "--to=s3", "--tribal.embedding.s3.bucket=no-such-bucket"))
                .startsWith("tribal: The S3 bucket is missing");
    }

    private String sentence(String... args) {
        output.reset();
        assertThat(copy(args)).isEqualTo(1);
        return output.toString(StandardCharsets.UTF_8).strip();
    }

    private int copy(String... args) {
        Stream<String> settings = Stream.of(
                "--tribal.data-dir=" + folder,
                "--tribal.embedding.s3.bucket=" + S3Proxy.BUCKET,
                "--tribal.aws.endpoint=" + server.endpoint(),
                "--tribal.aws.path-style-access=true");
        // The last of two values of one setting would not win.
        List<String> all = new ArrayList<>(List.of(args));
        settings.filter(setting -> all.stream().noneMatch(given -> name(given).equals(name(setting))))
                .toList()
                .forEach(all::add);
        return new CopyRecords(new PrintStream(output, true, StandardCharsets.UTF_8)).run(all.toArray(String[]::new));
    }

    private static String name(String option) {
        return option.replaceFirst("=.*", "");
    }

    /** What the two stores say, of which a dry run must not be the reason. */
    private List<String> schemaVersions() {
        var source = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        try (var from = JdbcRecordStore.open(source, Sealer.NONE);
                var to = new S3RecordStore(
                        server.client(), new S3StoreSettings(S3Proxy.BUCKET, "tribal/"), Sealer.NONE)) {
            return Stream.of(from, to)
                    .flatMap(store -> store.properties().get(StoreSchema.NEWEST).stream())
                    .toList();
        }
    }

    private long copied() {
        try (var store =
                new S3RecordStore(server.client(), new S3StoreSettings(S3Proxy.BUCKET, "tribal/"), Sealer.NONE)) {
            return store.count();
        }
    }
}
