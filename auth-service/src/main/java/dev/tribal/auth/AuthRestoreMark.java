package dev.tribal.auth;

import dev.tribal.platform.lifecycle.UnfinishedRestoreException;
import dev.tribal.platform.sql.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table in the database of auth-service that is there while a restore is under way. Without auth-service nobody is let in
 * anywhere, so that nothing is accepted into a part of an installation.
 */
public final class AuthRestoreMark {
    private static final String TABLE = "unfinished_restore";

    private AuthRestoreMark() {}

    /** Notes that a restore begins; to be done before anything is written. */
    public static void begin(Database database) {
        database.client()
                .sql("create table if not exists %s (id integer primary key)".formatted(TABLE))
                .update();
    }

    /** Notes that everything is there, in all stores. */
    public static void finish(Database database) {
        database.client().sql("drop table " + TABLE).update();
    }

    /** @throws UnfinishedRestoreException if a restore was begun and not finished */
    public static void throwIfUnfinished(Database database) {
        boolean unfinished = Boolean.TRUE.equals(new JdbcTemplate(database.dataSource())
                .execute((ConnectionCallback<Boolean>) AuthRestoreMark::isThere));
        if (unfinished) {
            throw new UnfinishedRestoreException();
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), TABLE, new String[] {"TABLE"})) {
            return tables.next();
        }
    }
}
