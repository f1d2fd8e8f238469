package dev.tribal.auth.audit;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The entries in the database; it knows how to add and to read, and nothing else. */
public final class AuditTable {
    private final Database database;

    public AuditTable(Database database) {
        this.database = database;
    }

    /** Adds entries that are not there yet, together or not at all. */
    public void append(List<AuditEvent> events) {
        database.transactions().executeWithoutResult(_ -> events.forEach(this::insert));
    }

    private void insert(AuditEvent event) {
        database.client()
                .sql("""
                        insert into audit_entry (id, at, tenant, service, subject, token_id, action,
                            target_kind, target_id, outcome, address, user_agent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do nothing""")
                .param(event.id().toString())
                .param(event.time().toEpochMilli())
                .param(event.tenant())
                .param(event.service())
                .param(event.actor().subject())
                .param(event.actor().tokenId())
                .param(event.action())
                .param(event.target().kind())
                .param(event.target().id())
                .param(event.outcome().name().toLowerCase(Locale.ROOT))
                .param(event.client().address())
                .param(event.client().userAgent())
                .update();
    }

    /** Entries of one tenant, newest first. */
    List<AuditEvent> find(String tenant, AuditQuery query, int limit) {
        var where = new StringBuilder("tenant = ?");
        List<Object> values = new ArrayList<>(List.of(tenant));
        if (query.from() != null) {
            where.append(" and at >= ?");
            values.add(query.from().toEpochMilli());
        }
        if (query.to() != null) {
            where.append(" and at < ?");
            values.add(query.to().toEpochMilli());
        }
        if (query.actor() != null) {
            where.append(" and subject = ?");
            values.add(query.actor());
        }
        if (query.action() != null) {
            where.append(" and action = ?");
            values.add(query.action());
        }
        if (query.after() != null) {
            where.append(" and (at < ? or (at = ? and id < ?))");
            values.addAll(List.of(
                    query.after().at(), query.after().at(), query.after().id().toString()));
        }
        values.add(limit);
        return database.client()
                .sql("select * from audit_entry where " + where + " order by at desc, id desc limit ?")
                .params(values)
                .query(AuditTable::event)
                .list();
    }

    private static AuditEvent event(ResultSet row, int number) throws SQLException {
        return new AuditEvent(
                UUID.fromString(row.getString("id")),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("tenant"),
                row.getString("service"),
                new AuditEvent.Actor(row.getString("subject"), row.getString("token_id")),
                row.getString("action"),
                new AuditEvent.Target(row.getString("target_kind"), row.getString("target_id")),
                AuditEvent.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                new AuditEvent.Client(row.getString("address"), row.getString("user_agent")));
    }
}
