package dev.tribal.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.sql.Database;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstKeyTest {
    @TempDir
    private Path folder;

    private Database database;
    private ApiKeys keys;
    private Path file;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.open(folder);
        keys = new ApiKeys(database, new SecretHash(folder.resolve("hash.key")), Clock.systemUTC());
        file = folder.resolve("home/api-key");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void firstStartLeavesAKeyWithEveryScopeToItsOwnerOnly() throws Exception {
        start();

        assertThat(keys.check(Files.readString(file).strip())).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
            assertThat(valid.key().tenant()).isEqualTo("acme");
            assertThat(valid.key().scopes()).isEqualTo(Role.OPERATOR.scopes());
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void laterStartMakesNoneEvenIfTheFileWasTakenAway() throws Exception {
        start();
        String first = Files.readString(file);
        start();
        assertThat(file).hasContent(first);

        Files.delete(file);
        start();
        assertThat(file).doesNotExist();
    }

    @Test
    void keyThatCouldNotBeHandedOverIsMadeAgain() throws Exception {
        Files.writeString(folder.resolve("home"), "a file where the folder should be");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::start);

        Files.delete(folder.resolve("home"));
        start();
        assertThat(keys.check(Files.readString(file).strip())).isInstanceOf(Verdict.Valid.class);
    }

    private void start() {
        new FirstKey(keys, file, "acme").afterSingletonsInstantiated();
    }
}
