package dev.tribal.embedding.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.ServerProcess;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresFaultsIT {
    @TempDir
    private static Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anUnknownUserIsRefusedWithTheNamesOfTheSettings() {
        assertThat(sentence(server.location("nobody", "postgres")))
                .startsWith("The database of the records refuses the user or the password;");
    }

    @Test
    void anUnknownDatabaseIsSaidToBeMissing() {
        assertThat(sentence(server.location("postgres", "nothing")))
                .startsWith("There is no such database for the records;");
    }

    @Test
    void aServerThatIsAwayIsSaidToBeSoWithoutItsAddress() {
        String nobody = "jdbc:postgresql://127.0.0.1:" + ServerProcess.freePort() + "/postgres";
        assertThat(sentence(new DatabaseLocation(nobody, null, null)))
                .startsWith("The database of the records cannot be reached;")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void aMissingTableIsSaidToBeSoByTheCheck() {
        server.run("create database torn");
        try (RecordStore store = JdbcRecordStore.open(server.location("postgres", "torn"), Sealer.NONE)) {
            server.runIn("torn", "drop table error_record");

            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageStartingWith("A table of the records is missing");
        }
    }

    @Test
    void aDatabaseThatMayOnlyBeReadIsUnhealthyAfterTheFirstWrite() {
        server.run("create database frozen");
        JdbcRecordStore.open(server.location("postgres", "frozen"), Sealer.NONE).close();
        server.run("alter database frozen set default_transaction_read_only = on");
        try (RecordStore store = JdbcRecordStore.open(server.location("postgres", "frozen"), Sealer.NONE)) {
            store.check();
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(() ->
                            store.write(List.of(Events.stored(new RecordKey("acme", UUID.randomUUID()), "boom"))));
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageStartingWith("The database of the records is read-only;");
        }
    }

    @Test
    void whatAFailedWriteThrowsHoldsNothingOfTheRecord() {
        server.run("create database narrow");
        try (RecordStore store = JdbcRecordStore.open(server.location("postgres", "narrow"), Sealer.NONE)) {
            server.runIn("narrow", "alter table error_record add constraint narrow check (length(document) < 10)");

            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(() -> store.write(List.of(
                            Events.stored(new RecordKey("acme", UUID.randomUUID()), "one"),
                            Events.stored(new RecordKey("acme", UUID.randomUUID()), "card 4929 1234"))))
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e))
                            .contains("narrow")
                            .doesNotContain("4929"));
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("4929"));
        }
    }

    private static String sentence(DatabaseLocation location) {
        try (RecordStore store = JdbcRecordStore.open(location, Sealer.NONE)) {
            throw new AssertionError("opened " + store);
        } catch (RecordStoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
