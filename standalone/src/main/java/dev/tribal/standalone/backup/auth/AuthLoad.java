package dev.tribal.standalone.backup.auth;

import dev.tribal.auth.AuthRestoreMark;
import dev.tribal.platform.sql.Database;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
        load(rows, "", (inserts, row) -> {
            if (begun.add(row.table())) {
                inserts.flush();
                jdbc.update("delete from " + row.table());
            }
            inserts.add(row);
        });
    }

    /**
     * Adds entries of the audit log; those that are there already stay as they are.
     *
     * @param until later ones are left out; {@code null} for none
     */
    public void loadAudit(Rows rows, @Nullable Instant until) {
        load(rows, " on conflict (id) do nothing", (inserts, row) -> {
            boolean wanted = until == null
                    || !(row.values().get("at") instanceof Number at)
                    || at.longValue() <= until.toEpochMilli();
            if (wanted) {
                inserts.add(row);
            }
        });
    }

    private void load(Rows rows, String conflict, BiConsumer<RowInserts, TableRow> each) {
        database.transactions().executeWithoutResult(_ -> {
            var inserts = new RowInserts(jdbc, Objects.requireNonNull(jdbc.execute(TableTypes::of)), conflict);
            rows.forEach(entry -> {
                TableRow row = TableRow.read(entry);
                inserts.check(row);
                each.accept(inserts, row);
            });
            inserts.flush();
        });
    }

    /** Where rows come from. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<byte[]> row);
    }
}
