package dev.tribal.auth.signing;

import com.nimbusds.jose.jwk.RSAKey;
import dev.tribal.platform.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signing keys of all instances, in SQL. */
public final class SigningKeyTable {
    private final Database database;
    private final KeySeal seal;

    public SigningKeyTable(Database database, KeySeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** Every key that still verifies, the one that signs from the latest instant first. */
    List<StoredKey> verifyingAt(Instant now) {
        return database.client()
                .sql("""
                        select kid, sealed, signs_from, verifies_until from signing_key
                        where verifies_until is null or verifies_until > ? order by signs_from desc, kid""")
                .param(now.toEpochMilli())
                .query((row, _) -> new StoredKey(
                        opened(row.getString("kid"), row.getString("sealed")),
                        Instant.ofEpochMilli(row.getLong("signs_from")),
                        end(row)))
                .list();
    }

    /**
     * Adds a key, and sets the end of those before it.
     *
     * @param unlessNewerThan nothing is done if a key signs from later than this
     * @param trail is left in the same transaction if the key was added
     */
    void add(RSAKey key, Instant signsFrom, Instant othersVerifyUntil, Instant unlessNewerThan, Runnable trail) {
        database.transactions().executeWithoutResult(_ -> {
            int added = database.client()
                    .sql("""
                            insert into signing_key (kid, sealed, signs_from, verifies_until)
                            select ?, ?, ?, null
                            where not exists (select 1 from signing_key where signs_from > ?)""")
                    .params(
                            key.getKeyID(),
                            seal.seal(key.getKeyID(), key.toJSONString()),
                            signsFrom.toEpochMilli(),
                            unlessNewerThan.toEpochMilli())
                    .update();
            if (added > 0) {
                database.client()
                        .sql("update signing_key set verifies_until = ? where verifies_until is null and kid <> ?")
                        .params(othersVerifyUntil.toEpochMilli(), key.getKeyID())
                        .update();
                trail.run();
            }
        });
    }

    /** Forgets keys that verify nothing any more. */
    void sweep(Instant now) {
        database.client()
                .sql("delete from signing_key where verifies_until < ?")
                .param(now.toEpochMilli())
                .update();
    }

    private RSAKey opened(String kid, String sealed) {
        try {
            return RSAKey.parse(seal.open(kid, sealed));
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key " + kid + " in the database is no RSA key", e);
        }
    }

    private static @Nullable Instant end(ResultSet row) throws SQLException {
        long millis = row.getLong("verifies_until");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /**
     * A key with both halves.
     *
     * @param signsFrom when it begins to sign; everybody can fetch it before that
     * @param verifiesUntil when its last token has expired; {@code null} while no other key has taken its place
     */
    record StoredKey(
            RSAKey key, Instant signsFrom, @Nullable Instant verifiesUntil) {}
}
