package dev.tribal.standalone.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.sql.Database;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Rows of auth-service with every type of column. */
final class AuthRows {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");

    private AuthRows() {}

    static void insert(Database auth) {
        auth.client().sql("""
                insert into api_key (id, tenant, name, scopes, secret_hash, created_at, description)
                values ('k1', 'acme', 'it''s "mine"', 'admin', 'h', '2026-03-01', null)""").update();
        auth.client().sql("""
                insert into audit_entry (id, at, tenant, service, subject, action, target_kind, outcome)
                values ('a1', 1772366400123, 'acme', 'auth-service', 'me', 'key.create', 'key', 'done')""").update();
        auth.client().sql("""
                        insert into oauth2_registered_client (id, client_id, client_id_issued_at, client_name,
                            client_authentication_methods, authorization_grant_types, scopes, client_settings, token_settings)
                        values ('c1', 'client', ?, 'Client', 'none', 'code', '', '{}', '{}')""").param(Timestamp.from(TIME)).update();
        auth.client().sql("update audit_sweep set horizon = 42").update();
    }

    static void audit(Database auth, String id, Instant at) {
        auth.client().sql("""
                insert into audit_entry (id, at, tenant, service, subject, action, target_kind, outcome)
                values (?, ?, 'acme', 'auth-service', 'me', 'person.sign-in', 'person', 'done')""").params(id, at.toEpochMilli()).update();
    }

    /** Entries of all that others wrote, with names from {@code entry-1}. */
    static void manyAudit(Database auth, int count) {
        auth.client().sql("""
                insert into audit_entry (id, at, tenant, service, subject, action, target_kind, outcome)
                with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
                select 'entry-' || i, 1772366400000 + i / 7, case when i % 2 = 1 then 'zeta' else 'acme' end, 'ingest-service',
                    'me', 'error.report', 'error', 'done' from n""").param(count).update();
    }

    static List<String> auditIds(Database auth) {
        return auth.client()
                .sql("select id from audit_entry")
                .query(String.class)
                .list();
    }

    static void assertThere(Database auth) {
        assertThat(auth.client()
                        .sql("select name from api_key where id = 'k1' and description is null")
                        .query(String.class)
                        .list())
                .containsExactly("it's \"mine\"");
        assertThat(auth.client()
                        .sql("select at from audit_entry")
                        .query(Long.class)
                        .list())
                .containsExactly(1_772_366_400_123L);
        assertThat(auth.client()
                        .sql("select client_id_issued_at from oauth2_registered_client")
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .list())
                .containsExactly(TIME);
        assertThat(auth.client()
                        .sql("select horizon from audit_sweep")
                        .query(Long.class)
                        .list())
                .containsExactly(42L);
    }
}
