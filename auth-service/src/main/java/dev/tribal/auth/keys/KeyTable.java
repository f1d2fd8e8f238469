package dev.tribal.auth.keys;

import dev.tribal.platform.sql.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The keys in the database. Whatever is asked for a tenant sees no key of another one. */
final class KeyTable {
    private static final String EVERYTHING = "select * from api_key ";

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    void insert(String id, KeyOrder order, String secretHash, Instant now) {
        database.client()
                .sql("""
                        insert into api_key (id, tenant, name, description, scopes, projects, secret_hash,
                            created_by, created_at, expires_at, source)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(order.tenant())
                .param(order.name())
                .param(order.description())
                .param(String.join(" ", order.scopes()))
                .param(order.projects().isEmpty() ? null : String.join("\n", order.projects()))
                .param(secretHash)
                .param(order.createdBy())
                .param(now.toString())
                .param(order.expiresAt() == null ? null : order.expiresAt().toString())
                .param(order.source().wireName())
                .update();
    }

    Optional<StoredKey> find(String id) {
        return database.client()
                .sql(EVERYTHING + "where id = ?")
                .param(id)
                .query(StoredKey::of)
                .optional();
    }

    /** Keys of a tenant, those that were revoked last, otherwise the newest first. */
    List<StoredKey> list(String tenant, int limit) {
        return database.client()
                .sql(EVERYTHING + """
                        where tenant = ?
                        order by case when revoked_at is null then 0 else 1 end, created_at desc, id limit ?""")
                .params(tenant, limit)
                .query(StoredKey::of)
                .list();
    }

    /** Keys of any tenant with a scope that are not revoked. */
    List<StoredKey> listUnrevoked(String scope) {
        return database.client()
                .sql(EVERYTHING + "where ' ' || scopes || ' ' like ? and revoked_at is null")
                .param("% " + scope + " %")
                .query(StoredKey::of)
                .list();
    }

    /** Keys of any tenant that are not revoked and that this subject made, or a key that it made, the oldest first. */
    List<StoredKey> madeBy(String subject) {
        return database.client().sql("""
                        with recursive made(id) as (
                            select id from api_key where created_by = ?
                            union select child.id from api_key child join made on child.created_by = 'key:' || made.id)
                        select * from api_key where id in (select id from made) and revoked_at is null
                        order by created_at, id""").param(subject).query(StoredKey::of).list();
    }

    /** How many keys of a tenant are not revoked. */
    long countUnrevoked(String tenant) {
        return database.client()
                .sql("select count(*) from api_key where tenant = ? and revoked_at is null")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    /** Returns whether there was such a key that was not revoked yet. */
    boolean revoke(String tenant, String id, Instant now) {
        return database.client()
                        .sql("update api_key set revoked_at = ? where tenant = ? and id = ? and revoked_at is null")
                        .params(now.toString(), tenant, id)
                        .update()
                > 0;
    }

    /** Remembers a use, to the second. */
    void touch(String id, Instant now) {
        database.client()
                .sql("update api_key set last_used_at = ? where id = ?")
                .params(now.truncatedTo(ChronoUnit.SECONDS).toString(), id)
                .update();
    }

    boolean isEmpty() {
        return database.client()
                        .sql("select count(*) from api_key")
                        .query(Long.class)
                        .single()
                == 0;
    }

    Database database() {
        return database;
    }
}
