package dev.tribal.standalone.backup.auth;

import dev.tribal.standalone.backup.targets.BackupException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts rows, many at once: an audit log may have tens of millions. */
final class RowInserts {
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final TableTypes types;
    private final String conflict;
    private final List<Object[]> rows = new ArrayList<>();
    private String insert = "";

    /** @param conflict the end of each statement: what to do with a row that is there already; empty to fail */
    RowInserts(JdbcTemplate jdbc, TableTypes types, String conflict) {
        this.jdbc = jdbc;
        this.types = types;
        this.conflict = conflict;
    }

    /** @throws BackupException if the database has no such table or column */
    void check(TableRow row) {
        if (!types.has(row)) {
            throw new BackupException(
                    "The backup was made by a newer Tribal, whose auth-service keeps more; restore it with that.");
        }
    }

    /** Adds a row that was {@link #check checked}, which is there after {@link #flush}. */
    void add(TableRow row) {
        String next = "insert into %s (%s) values (%s)%s"
                .formatted(
                        row.table(),
                        String.join(", ", row.values().keySet()),
                        String.join(
                                ", ",
                                row.values().keySet().stream().map(_ -> "?").toList()),
                        conflict);
        if (!next.equals(insert) || rows.size() == AT_ONCE) {
            flush();
            insert = next;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> value : row.values().entrySet()) {
            values.add(
                    types.isMoment(row.table(), value.getKey()) && value.getValue() instanceof Number millis
                            ? new Timestamp(millis.longValue())
                            : value.getValue());
        }
        rows.add(values.toArray());
    }

    /** Inserts what was added. */
    void flush() {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(insert, rows);
            rows.clear();
        }
    }
}
