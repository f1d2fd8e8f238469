package dev.tribal.auth.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The RSA keys that sign and verify access tokens. One signs; those before it verify until their last token has
 * expired. RS256, because verification, which every request needs, is about thirty times cheaper than with ES256.
 */
public final class SigningKeyRing implements JWKSource<SecurityContext> {
    private static final int BITS = 2048;

    /** How old an instance's view of the table may be. */
    private static final Duration VIEW_AGE = Duration.ofSeconds(2);

    /** A new key signs only when every instance has had time to publish it. */
    private static final Duration ANNOUNCEMENT = Duration.ofSeconds(5);

    /** Resource servers take a token for this long after it expired, because clocks differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final SigningKeyTable table;
    private final Duration tokenLifetime;
    private final Clock clock;
    private volatile @Nullable View view;

    /**
     * Makes the first key if there is none.
     *
     * @param formerFile where a single key was kept before there was a table; taken over if it is there
     * @param tokenLifetime the longest that a token is valid
     */
    public SigningKeyRing(SigningKeyTable table, Path formerFile, Duration tokenLifetime, Clock clock) {
        this.table = table;
        this.tokenLifetime = tokenLifetime;
        this.clock = clock;
        if (table.verifyingAt(clock.instant()).isEmpty()) {
            table.add(first(formerFile), Instant.EPOCH, clock.instant(), Instant.EPOCH.minusMillis(1), () -> {});
        }
    }

    /** What verifies, for everybody: the keys in use, the one to come, and those before. */
    public JWKSet publicKeys() {
        return new JWKSet(
                keys().stream().map(stored -> (JWK) stored.key().toPublicJWK()).toList());
    }

    /** The one key that signs now, with both halves. */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(new JWKSet(signing().key()));
    }

    /**
     * Adds a key that takes over in a few seconds, and says which and when.
     *
     * @param trail takes part in the transaction
     */
    Rotation rotate(Consumer<Rotation> trail) {
        return add(clock.instant().plus(Duration.ofDays(1)), trail);
    }

    /**
     * Rotates if the newest key is older than that; of several instances that ask at once, one does it.
     *
     * @param trail takes part in the transaction of the one that does it
     */
    public void rotateIfOlderThan(Duration age, Consumer<Rotation> trail) {
        Instant now = clock.instant();
        if (keys().getFirst().signsFrom().isBefore(now.minus(age))) {
            add(now.minus(age), trail);
        }
    }

    /** Forgets keys that verify nothing any more. */
    public void sweep() {
        table.sweep(clock.instant());
    }

    private Rotation add(Instant unlessNewerThan, Consumer<Rotation> trail) {
        RSAKey key = generate();
        Instant takesOver = clock.instant().plus(ANNOUNCEMENT);
        // Tokens that the old key signs last, on an instance whose view is old, are counted in.
        Instant end = takesOver.plus(VIEW_AGE).plus(tokenLifetime).plus(CLOCK_SKEW);
        var rotation = new Rotation(key.getKeyID(), takesOver);
        table.add(key, takesOver, end, unlessNewerThan, () -> trail.accept(rotation));
        view = null;
        return rotation;
    }

    /** Since when the key signs that signs now. */
    public Instant signingSince() {
        return signing().signsFrom();
    }

    private SigningKeyTable.StoredKey signing() {
        Instant now = clock.instant();
        List<SigningKeyTable.StoredKey> keys = keys();
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElseGet(keys::getLast);
    }

    private List<SigningKeyTable.StoredKey> keys() {
        View known = view;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.loadedAt().plus(VIEW_AGE))) {
            return known.keys();
        }
        try {
            View fresh = new View(now, table.verifyingAt(now));
            view = fresh;
            return fresh.keys();
        } catch (DataAccessException e) {
            // The keys of a moment ago are as good while the database is away.
            if (known == null) {
                throw e;
            }
            return known.keys();
        }
    }

    private static RSAKey first(Path formerFile) {
        try {
            return Files.exists(formerFile) ? RSAKey.parse(Files.readString(formerFile)) : generate();
        } catch (ParseException e) {
            throw new IllegalStateException("%s holds no RSA key in JWK form".formatted(formerFile), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + formerFile, e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform can make RSA keys", e);
        }
    }

    /**
     * What a rotation did.
     *
     * @param kid name of the new key
     * @param signsFrom when it takes over
     */
    public record Rotation(
            String kid, @JsonProperty("signs_from") Instant signsFrom) {}

    private record View(Instant loadedAt, List<SigningKeyTable.StoredKey> keys) {}
}
