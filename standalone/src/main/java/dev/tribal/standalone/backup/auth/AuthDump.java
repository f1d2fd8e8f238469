package dev.tribal.standalone.backup.auth;

import dev.tribal.platform.sql.Database;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the tables of auth-service beside it, all as they are at one moment, whichever database it is. */
public final class AuthDump {
    static final String AUDIT = "audit_entry";
    /** What the audit entries say that auth-service writes by itself; all others come through a topic. */
    private static final String OWN = "auth-service";

    /** Of a key. */
    private static final String LAST_USE = "last_used_at";

    private static final int ROWS_AT_ONCE = 500;

    /** So few that an increment never waits for long, and so many that asking for them costs nothing to speak of. */
    private static final int AUDIT_PAGE = 5_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    public AuthDump(Database database) {
        this.jdbc = new JdbcTemplate(database.dataSource());
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.snapshot = new TransactionTemplate(
                Objects.requireNonNull(database.transactions().getTransactionManager()));
        this.snapshot.setReadOnly(false);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    /** Hands over every row of all tables but the audit log, in an order that does not change by itself. */
    public void state(Consumer<byte[]> row) {
        state(Set.of(), row);
    }

    /** The same without the moments at which keys were used last: they change all the time, and nothing depends on them. */
    public void stateWithoutUse(Consumer<byte[]> row) {
        state(Set.of(LAST_USE), row);
    }

    private void state(Set<String> without, Consumer<byte[]> row) {
        snapshot.executeWithoutResult(_ -> {
            TableTypes types = types();
            types.columns().keySet().stream()
                    .filter(table -> !table.equals(AUDIT))
                    .forEach(table -> rows(types, table, without, "select * from " + table + " order by 1, 2", row));
        });
    }

    /**
     * Hands over the audit log, which may be long, in pages. Each is of another moment: what is written meanwhile may be
     * left out.
     *
     * @param between is run between pages, while the database is not being read
     */
    public void audit(Consumer<byte[]> row, Runnable between) {
        TableTypes types = Objects.requireNonNull(snapshot.execute(_ -> types()));
        AuditKey key = auditPage(types, AuditKey.FIRST, row);
        while (key != null) {
            between.run();
            key = auditPage(types, key, row);
        }
    }

    /** Returns the last entry of the page; {@code null} if there is none. */
    private @Nullable AuditKey auditPage(TableTypes types, AuditKey after, Consumer<byte[]> row) {
        var last = new AtomicReference<@Nullable AuditKey>();
        // In a transaction, since PostgreSQL hands over rows little by little in one only.
        snapshot.executeWithoutResult(_ -> jdbc.query(
                "select * from %s where (tenant, at, id) > (?, ?, ?) order by tenant, at, id limit %d"
                        .formatted(AUDIT, AUDIT_PAGE),
                result -> {
                    last.set(AuditKey.of(result));
                    row.accept(new TableRow(AUDIT, values(types, AUDIT, result)).bytes());
                },
                after.tenant(),
                after.at(),
                after.id()));
        return last.get();
    }

    /** Hands over the entries since a moment that did not come through the audit topic, in an order that does not change. */
    public void ownAuditSince(Instant moment, Consumer<byte[]> row) {
        snapshot.executeWithoutResult(_ -> rows(
                types(),
                AUDIT,
                Set.of(),
                "select * from " + AUDIT + " where service = '" + OWN + "' and at >= " + moment.toEpochMilli()
                        + " order by id",
                row));
    }

    private TableTypes types() {
        return Objects.requireNonNull(jdbc.execute(TableTypes::of));
    }

    private void rows(TableTypes types, String table, Set<String> without, String select, Consumer<byte[]> row) {
        jdbc.query(select, result -> {
            Map<String, @Nullable Object> values = values(types, table, result);
            values.keySet().removeAll(without);
            row.accept(new TableRow(table, values).bytes());
        });
    }

    private static Map<String, @Nullable Object> values(TableTypes types, String table, ResultSet row)
            throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnName(i);
            values.put(column, types.isMoment(table, column) ? moment(row, i) : plain(row.getObject(i)));
        }
        return values;
    }

    private static @Nullable Long moment(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.getTime();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Number ? value : value.toString();
    }

    /** Where an entry stands in the order of the table's index. */
    private record AuditKey(String tenant, long at, String id) {
        private static final AuditKey FIRST = new AuditKey("", Long.MIN_VALUE, "");

        private static AuditKey of(ResultSet entry) throws SQLException {
            return new AuditKey(entry.getString("tenant"), entry.getLong("at"), entry.getString("id"));
        }
    }
}
