package dev.tribal.auth.keys;

import dev.tribal.platform.security.ApiKey;
import dev.tribal.platform.sql.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes and checks API keys of the form {@link ApiKey}; only a keyed hash of the secret is kept. */
public final class ApiKeys {
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final KeyTable table;
    private final SecretHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] noHash;

    public ApiKeys(Database database, SecretHash hash, Clock clock) {
        this.table = new KeyTable(database);
        this.hash = hash;
        this.clock = clock;
        this.noHash = hashed("no secret has this text");
    }

    /** Makes a key and returns it whole, which is not possible a second time. */
    public String create(KeyOrder order) {
        String id = HexFormat.of().formatHex(randomBytes(ID_BYTES));
        String key = ApiKey.of(id, Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES)));
        table.insert(id, order, hash.of(ApiKey.secretOf(key)), clock.instant());
        return key;
    }

    /** Does the same work whether the id is unknown, the secret is wrong, or the key is not in force any more. */
    Verdict check(String apiKey) {
        if (!ApiKey.isWellFormed(apiKey)) {
            return new Verdict.Refused(null);
        }
        byte[] presented = hashed(ApiKey.secretOf(apiKey));
        Optional<StoredKey> stored = table.find(ApiKey.idOf(apiKey));
        byte[] expected = stored.map(key -> key.secretHash().getBytes(StandardCharsets.US_ASCII))
                .orElse(noHash);
        boolean fits = MessageDigest.isEqual(presented, expected);
        Instant now = clock.instant();
        return stored.filter(key -> fits && key.isActive(now))
                .<Verdict>map(key -> new Verdict.Valid(key.issued()))
                .orElseGet(
                        () -> new Verdict.Refused(stored.map(StoredKey::issued).orElse(null)));
    }

    /**
     * Makes a key if none was ever made, and keeps it only if the owner could be given it.
     *
     * @param keep puts the key where its owner finds it
     * @return whether a key was made
     */
    public boolean createFirst(KeyOrder order, Consumer<String> keep) {
        return Boolean.TRUE.equals(table.database().transactions().execute(_ -> {
            if (!table.isEmpty()) {
                return false;
            }
            keep.accept(create(order));
            return true;
        }));
    }

    private byte[] hashed(String secret) {
        return hash.of(secret).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
