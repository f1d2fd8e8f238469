package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.auth.AuthSettings.DatabaseLocation;
import dev.tribal.platform.lifecycle.UnfinishedRestoreException;
import dev.tribal.platform.sql.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedRestoreIT {
    @TempDir
    Path data;

    @Test
    void authServiceStartsOnlyWhenTheRestoreIsFinished() {
        var location = new DatabaseLocation("jdbc:sqlite:" + data.resolve("auth.db"), null, null);
        try (var database = Database.open(location, AuthConfiguration.MIGRATIONS, "db/append-only/sqlite")) {
            AuthRestoreMark.begin(database);
            // The next restore into the same place.
            AuthRestoreMark.begin(database);
            assertThatExceptionOfType(UnfinishedRestoreException.class)
                    .isThrownBy(() -> AuthRestoreMark.throwIfUnfinished(database));
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> new RunningAuth(data).close())
                    .havingRootCause()
                    .withMessageContaining("A restore into this installation was not finished");
            AuthRestoreMark.finish(database);
        }
        new RunningAuth(data).close();
    }
}
