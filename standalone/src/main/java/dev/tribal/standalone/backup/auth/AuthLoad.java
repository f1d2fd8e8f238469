package dev.tribal.standalone.backup.auth;

import dev.tribal.auth.AuthRestoreMark;
import dev.tribal.platform.sql.Database;
import dev.tribal.standalone.backup.targets.BackupException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows into the empty tables of auth-service, all together or none. */
public final class AuthLoad {
    private final Database database;
    private final JdbcTemplate jdbc;

    public AuthLoad(Database database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource());
    }

    /** Whether nobody has a key, can sign in or did anything yet. */
    public boolean isEmpty() {
        return List.of("api_key", "person", AuthDump.AUDIT).stream()
                .map(table -> jdbc.queryForObject("select count(*) from " + table, Long.class))
                .allMatch(count -> count != null && count == 0);
    }

    /** Keeps auth-service from starting until {@link #finish}. */
    public void begin() {
        AuthRestoreMark.begin(database);
    }

    /** Lets auth-service start: everything is there, in the other stores too. */
    public void finish() {
        AuthRestoreMark.finish(database);
    }

    /** Puts rows of tables in place of what the migrations left in them. */
    public void loadState(Rows rows) {
        Set<String> begun = new HashSet<>();
        load(rows, (types, row) -> {
            if (begun.add(row.table())) {
                jdbc.update("delete from " + row.table());
            }
            insert(types, row, "");
        });
    }

    /**
     * Adds entries of the audit log; those that are there already stay as they are.
     *
     * @param until later ones are left out; {@code null} for none
     */
    public void loadAudit(Rows rows, @Nullable Instant until) {
        load(rows, (types, row) -> {
            boolean wanted = until == null
                    || !(row.values().get("at") instanceof Number at)
                    || at.longValue() <= until.toEpochMilli();
            if (wanted) {
                insert(types, row, " on conflict (id) do nothing");
            }
        });
    }

    private void load(Rows rows, BiConsumer<TableTypes, TableRow> each) {
        database.transactions().executeWithoutResult(_ -> {
            TableTypes types = Objects.requireNonNull(jdbc.execute(TableTypes::of));
            rows.forEach(entry -> {
                TableRow row = TableRow.read(entry);
                if (!types.has(row)) {
                    throw new BackupException(
                            "The backup was made by a newer Tribal, whose auth-service keeps more; restore it with that.");
                }
                each.accept(types, row);
            });
        });
    }

    private void insert(TableTypes types, TableRow row, String conflict) {
        List<String> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> value : row.values().entrySet()) {
            columns.add(value.getKey());
            values.add(
                    types.isMoment(row.table(), value.getKey()) && value.getValue() instanceof Number millis
                            ? new Timestamp(millis.longValue())
                            : value.getValue());
        }
        jdbc.update(
                "insert into %s (%s) values (%s)%s"
                        .formatted(
                                row.table(),
                                String.join(", ", columns),
                                String.join(", ", columns.stream().map(_ -> "?").toList()),
                                conflict),
                values.toArray());
    }

    /** Where rows come from. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<byte[]> row);
    }
}
