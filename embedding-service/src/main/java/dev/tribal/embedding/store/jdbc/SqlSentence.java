package dev.tribal.embedding.store.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what to change about a failure of the database. PostgreSQL tells its cause by SQLSTATE (appendix
 * A of its manual), SQLite by its result code (sqlite.org/rescode.html).
 */
final class SqlSentence {
    private static final String UNKNOWN = "The database of the records failed; this is tried again.";
    private static final String AWAY =
            "The database of the records cannot be reached; check that it runs, and tribal.embedding.database.url.";
    private static final String FULL = "The disk of the database of the records is full; free some space.";
    private static final String READ_ONLY = "The database of the records is read-only; allow Tribal to write to it, or"
            + " name another one in tribal.embedding.database.url.";
    private static final String NO_TABLE = "A table of the records is missing or another one than Tribal's; restore"
            + " the database, or name another one in tribal.embedding.database.url.";

    private SqlSentence() {}

    /** The sentence for the innermost failure of the database among the causes, or {@code null} if there is none. */
    static @Nullable String of(Throwable failure) {
        SQLException innermost = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                innermost = found;
            }
        }
        if (innermost == null) {
            return null;
        }
        String state = innermost.getSQLState();
        return state == null ? ofSqlite(innermost) : ofPostgres(state);
    }

    private static String ofPostgres(String state) {
        return switch (state) {
            case "53100" -> FULL;
            case "25006" -> READ_ONLY;
            case "42P01", "42703" -> NO_TABLE;
            case "3D000" ->
                "There is no such database for the records; make it, or name another one in"
                        + " tribal.embedding.database.url.";
            case "42501" ->
                "The user of the database may not use the tables of the records; grant it to them, or name another"
                        + " user in tribal.embedding.database.username.";
            case "53300" -> "The database of the records has no connection left; allow it more of them.";
            default -> ofPostgresClass(state);
        };
    }

    private static String ofPostgresClass(String state) {
        if (state.startsWith("28")) {
            return "The database of the records refuses the user or the password; check"
                    + " TRIBAL_EMBEDDING_DATABASE_USERNAME and TRIBAL_EMBEDDING_DATABASE_PASSWORD.";
        }
        return state.startsWith("08") || state.startsWith("57P") ? AWAY : UNKNOWN;
    }

    private static String ofSqlite(SQLException failure) {
        return switch (failure.getErrorCode() & 0xff) {
            case 5, 6 -> "The database of the records is locked by another process; stop that, only one may use it.";
            case 8 -> READ_ONLY;
            case 10 -> "The disk of the database of the records cannot be read or written; check the disk.";
            case 11, 26 ->
                "The database of the records is damaged; restore its file, or name another one in"
                        + " tribal.embedding.database.url.";
            case 13 -> FULL;
            case 14 ->
                "The file of the database of the records cannot be opened; check tribal.embedding.database.url and"
                        + " who may use its folder.";
            default -> String.valueOf(failure.getMessage()).contains("no such table") ? NO_TABLE : UNKNOWN;
        };
    }
}
