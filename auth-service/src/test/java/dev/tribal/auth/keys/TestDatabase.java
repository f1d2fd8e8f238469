package dev.tribal.auth.keys;

import dev.tribal.platform.sql.Database;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A migrated database in a folder of the test. */
final class TestDatabase {
    private TestDatabase() {}

    static Database open(Path folder) {
        return Database.open(new Location("jdbc:sqlite:" + folder.resolve("auth.db"), null, null), "db/auth");
    }

    private record Location(
            String url, @Nullable String username, @Nullable String password) implements Database.DatabaseSettings {}
}
