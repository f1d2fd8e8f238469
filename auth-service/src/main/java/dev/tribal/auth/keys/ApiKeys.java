package dev.tribal.auth.keys;

import dev.tribal.platform.security.ApiKey;
import dev.tribal.platform.sql.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes and checks API keys of the form {@code tribal_ID.SECRET}; only a keyed hash of the secret is kept. */
public final class ApiKeys {
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final SecretHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public ApiKeys(Database database, SecretHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /** Makes a key and returns it whole, which is not possible a second time. */
    public String create(String tenant, String name, List<String> scopes) {
        String id = HexFormat.of().formatHex(randomBytes(ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES));
        database.client()
                .sql("""
                        insert into api_key (id, tenant, name, scopes, secret_hash, created_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        tenant,
                        name,
                        String.join(" ", scopes),
                        hash.of(secret),
                        clock.instant().toString())
                .update();
        return ApiKey.PREFIX + id + "." + secret;
    }

    /** The key's rights if it is one that was made here, in a time that does not depend on how wrong it is. */
    public Optional<IssuedKey> verify(String apiKey) {
        if (!ApiKey.isWellFormed(apiKey)) {
            return Optional.empty();
        }
        int dot = apiKey.indexOf('.');
        String id = apiKey.substring(ApiKey.PREFIX.length(), dot);
        byte[] presented = hash.of(apiKey.substring(dot + 1)).getBytes(StandardCharsets.US_ASCII);
        return database.client()
                .sql("select id, tenant, name, scopes, secret_hash from api_key where id = ?")
                .param(id)
                .query(ApiKeys::stored)
                .optional()
                .filter(stored ->
                        MessageDigest.isEqual(presented, stored.secretHash().getBytes(StandardCharsets.US_ASCII)))
                .map(Stored::key);
    }

    /**
     * Makes a key if none was ever made, and keeps it only if the owner could be given it.
     *
     * @param keep puts the key where its owner finds it
     * @return whether a key was made
     */
    public boolean createFirst(String tenant, String name, List<String> scopes, Consumer<String> keep) {
        return Boolean.TRUE.equals(database.transactions().execute(_ -> {
            if (!isEmpty()) {
                return false;
            }
            keep.accept(create(tenant, name, scopes));
            return true;
        }));
    }

    private boolean isEmpty() {
        return database.client()
                        .sql("select count(*) from api_key")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new IssuedKey(
                        row.getString("id"),
                        row.getString("tenant"),
                        row.getString("name"),
                        Arrays.asList(row.getString("scopes").split(" "))),
                row.getString("secret_hash"));
    }

    private record Stored(IssuedKey key, String secretHash) {}
}
