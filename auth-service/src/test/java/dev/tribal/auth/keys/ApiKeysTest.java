package dev.tribal.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Source;
import dev.tribal.platform.security.ApiKey;
import dev.tribal.platform.sql.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    @TempDir
    private Path folder;

    private Database database;
    private ApiKeys keys;
    private String key;

    @BeforeEach
    void makeKey() {
        database = TestDatabase.open(folder);
        keys = keysWith("hash.key");
        key = keys.create(KeyOrder.unlimited("acme", "ci", List.of("errors:read", "errors:write")));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void keyHasTheFormThatSecretScannersKnow() {
        assertThat(key).matches("tribal_[0-9a-f]{16}\\.[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}");
        assertThat(ApiKey.isApiKey(key)).isTrue();
        assertThat(ApiKey.isWellFormed(key)).isTrue();
    }

    @Test
    void rightKeyOpensItsTenantWithItsScopes() {
        String id = key.substring("tribal_".length(), key.indexOf('.'));

        assertThat(verify(key))
                .contains(new IssuedKey(
                        id, "acme", "ci", List.of("errors:read", "errors:write"), List.of(), null, Source.AGENT));
    }

    @Test
    void everyKeyIsAnother() {
        var made = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            made.add(keys.create(KeyOrder.unlimited("acme", "ci", List.of("admin"))));
        }

        assertThat(made).hasSize(50).doesNotContain(key);
        assertThat(made).allMatch(each -> verify(each).isPresent());
    }

    @Test
    void secretOfAnotherKeyDoesNotFit() {
        String other = keys.create(KeyOrder.unlimited("acme", "other", List.of("admin")));
        String mixed = key.substring(0, key.indexOf('.')) + other.substring(other.indexOf('.'));

        assertThat(verify(mixed)).isEmpty();
    }

    @Test
    void shortenedOrLengthenedSecretDoesNotFit() {
        assertThat(verify(key.substring(0, key.length() - 1))).isEmpty();
        assertThat(verify(key + "A")).isEmpty();
        assertThat(verify(key.substring(0, key.indexOf('.') + 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tribal_",
                "tribal_.",
                "tribal_0123456789abcdef",
                "tribal_0123456789abcdef.secret",
                "0123456789abcdef.secret",
                "tribal_' or '1'='1.secret",
                "tribal_%.secret",
                "tribal_a\0b.secret",
                "tribal_ü.secret"
            })
    void unknownOrMalformedKeyOpensNothing(String wrong) {
        assertThat(verify(wrong)).isEmpty();
    }

    @Test
    void keyIsWorthlessUnderAnotherHashKey() {
        assertThat(verify(keysWith("another.key"), key)).isEmpty();
    }

    @Test
    void keyIsGoodAfterARestart() {
        database.close();
        database = TestDatabase.open(folder);

        assertThat(verify(keysWith("hash.key"), key)).isPresent();
    }

    @Test
    void secretIsNotInTheDatabase() throws Exception {
        String secret = key.substring(key.indexOf('.') + 1);
        database.close();

        for (String name : new String[] {"auth.db", "auth.db-wal"}) {
            if (Files.exists(folder.resolve(name))) {
                assertThat(new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1))
                        .doesNotContain(secret);
            }
        }
    }

    private Optional<IssuedKey> verify(String presented) {
        return verify(keys, presented);
    }

    private static Optional<IssuedKey> verify(ApiKeys keys, String presented) {
        return keys.check(presented) instanceof Verdict.Valid valid ? Optional.of(valid.key()) : Optional.empty();
    }

    private ApiKeys keysWith(String hashKey) {
        return new ApiKeys(database, new SecretHash(folder.resolve(hashKey)), Clock.systemUTC());
    }
}
