package dev.tribal.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class DatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void sqliteIsOpenedSoThatNoCommitIsLostAndNoReaderWaits() {
        try (Database database = open()) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(database, "busy_timeout")).isEqualTo("15000");
        }
    }

    @Test
    void everyConnectionOfThePoolIsSetUpTheSame() throws Exception {
        try (Database database = open();
                var first = database.dataSource().getConnection();
                var second = database.dataSource().getConnection()) {
            for (var connection : new Connection[] {first, second}) {
                try (var result = connection.createStatement().executeQuery("pragma synchronous")) {
                    assertThat(result.getInt(1)).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void folderIsMadeForItsOwnerOnly() throws Exception {
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void rowsAreThereAfterASecondOpening() {
        try (Database database = open()) {
            insert(database, "1");
        }
        try (Database database = open()) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void failedTransactionLeavesNothing() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.transactions().executeWithoutResult(_ -> {
                        insert(database, "1");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(count(database)).isZero();

            database.transactions().executeWithoutResult(_ -> insert(database, "1"));
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void secondRowWithTheSameKeyIsRefused() {
        try (Database database = open()) {
            insert(database, "1");

            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> insert(database, "1"));
        }
    }

    @Test
    void failedMigrationLeavesNoPoolBehind() {
        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> Database.open(settings(), "db/platform-broken"));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("db/platform-broken"));
    }

    private Database open() {
        return Database.open(settings(), "db/platform-test");
    }

    private Database.DatabaseSettings settings() {
        return new Settings("jdbc:sqlite:" + folder.resolve("data/test.db"), null, null);
    }

    private static String pragma(Database database, String name) {
        return database.client().sql("pragma " + name).query(String.class).single();
    }

    private static void insert(Database database, String id) {
        database.client()
                .sql("insert into note (id, text) values (?, 't')")
                .param(id)
                .update();
    }

    private static long count(Database database) {
        return database.client()
                .sql("select count(*) from note")
                .query(Long.class)
                .single();
    }

    private record Settings(
            String url, @Nullable String username, @Nullable String password) implements Database.DatabaseSettings {}
}
