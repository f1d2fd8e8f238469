package dev.tribal.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.tribal.platform.sql.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyRingTest {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final List<SigningKeyRing.Rotation> noted = new ArrayList<>();
    private Database database;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    @BeforeEach
    void open() {
        database = Database.open(new Location("jdbc:sqlite:" + folder.resolve("auth.db"), null, null), "db/auth");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void firstStartMakesAKeyAndLaterStartsAndOtherInstancesUseIt() {
        String kid = signing(ring());
        assertThat(published(ring())).containsExactly(kid);
        assertThat(signing(ring())).isEqualTo(kid);
    }

    @Test
    void keyOfAnInstallationFromBeforeThereWasATableIsTakenOver() throws Exception {
        RSAKey former = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
        Files.writeString(folder.resolve("signing-key.json"), former.toJSONString());
        assertThat(signing(ring())).isEqualTo(former.getKeyID());
    }

    @Test
    void newKeyIsPublishedBeforeItSignsAndTheOldOneUntilItsTokensHaveExpired() {
        SigningKeyRing one = ring();
        SigningKeyRing other = ring();
        String old = signing(one);
        published(other);

        String fresh = one.rotate(_ -> {}).kid();

        assertThat(published(one)).containsExactlyInAnyOrder(old, fresh);
        assertThat(signing(one)).isEqualTo(old);
        now = now.plusSeconds(3);
        assertThat(published(other)).containsExactlyInAnyOrder(old, fresh);
        assertThat(signing(other)).isEqualTo(old);
        now = now.plusSeconds(3);
        assertThat(signing(one)).isEqualTo(fresh);
        assertThat(signing(other)).isEqualTo(fresh);
        now = now.plus(LIFETIME).plusSeconds(50);
        assertThat(published(other)).containsExactlyInAnyOrder(old, fresh);
        now = now.plusSeconds(20);
        assertThat(published(one)).containsExactly(fresh);
        one.sweep();
        assertThat(published(ring())).containsExactly(fresh);
    }

    @Test
    void rotationByTheCalendarIsDoneOnceByWhomeverAsksFirst() {
        SigningKeyRing one = ring();
        String first = signing(one);
        one.rotate(_ -> {});
        now = now.plus(Duration.ofDays(29));
        one.rotateIfOlderThan(Duration.ofDays(30), noted::add);
        assertThat(published(one)).hasSize(1).doesNotContain(first);

        now = now.plus(Duration.ofDays(2));
        SigningKeyRing other = ring();
        one.rotateIfOlderThan(Duration.ofDays(30), noted::add);
        other.rotateIfOlderThan(Duration.ofDays(30), noted::add);
        assertThat(published(ring())).hasSize(2);
        assertThat(noted).hasSize(1);
    }

    @Test
    void databaseAloneDoesNotSign() {
        ring();
        String sealed = database.client()
                .sql("select sealed from signing_key")
                .query(String.class)
                .single();
        assertThat(sealed).doesNotContain("{", "\"d\"");
        var other = new SigningKeyTable(database, new KeySeal(folder.resolve("other-secret")));
        assertThatIllegalStateException()
                .isThrownBy(() -> other.verifyingAt(now))
                .withMessageContaining("secrets-dir");
    }

    @Test
    void keyThatSomebodyPutIntoTheDatabaseInPlainSignsNothing() {
        String kid = signing(ring());
        String plain = Base64.getEncoder().encodeToString("{\"kty\":\"RSA\"}".getBytes(StandardCharsets.UTF_8));
        database.client()
                .sql("update signing_key set sealed = ? where kid = ?")
                .params(plain, kid)
                .update();
        assertThatIllegalStateException().isThrownBy(this::ring).withMessageContaining("not sealed");
    }

    private SigningKeyRing ring() {
        var table = new SigningKeyTable(database, new KeySeal(folder.resolve("secret")));
        return new SigningKeyRing(table, folder.resolve("signing-key.json"), LIFETIME, clock);
    }

    private static String signing(SigningKeyRing ring) {
        return ring.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                .getFirst()
                .getKeyID();
    }

    private static List<String> published(SigningKeyRing ring) {
        assertThat(ring.publicKeys().getKeys()).noneMatch(JWK::isPrivate);
        return ring.publicKeys().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private record Location(
            String url, @Nullable String username, @Nullable String password) implements Database.DatabaseSettings {}
}
