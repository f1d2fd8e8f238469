package dev.tribal.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tribal.contracts.api.SigningKeys;
import java.text.ParseException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** auth-service's public keys, fetched when the first token comes: no service waits for another one to start. */
final class SigningKeySource implements JWKSetSource<SecurityContext> {
    /** The least time between two fetches, however many tokens name a key that is not there. */
    private static final Duration FETCH_INTERVAL = Duration.ofSeconds(1);

    /** How long known keys go on to be trusted while auth-service is away. */
    private static final Duration OUTAGE = Duration.ofHours(4);

    private final Supplier<SigningKeys> keys;

    private final LongSupplier nanoTime;
    private @Nullable JWKSet latest;
    private @Nullable Long fetchedAt;

    private SigningKeySource(Supplier<SigningKeys> keys, LongSupplier nanoTime) {
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    /** The keys behind a cache. */
    static JWKSource<SecurityContext> cached(Supplier<SigningKeys> keys) {
        return cached(keys, System::nanoTime);
    }

    static JWKSource<SecurityContext> cached(Supplier<SigningKeys> keys, LongSupplier nanoTime) {
        return JWKSourceBuilder.create(new SigningKeySource(keys, nanoTime))
                .refreshAheadCache(false)
                // The library's own limit lets two through per interval, and fails a token that names no key of ours.
                .rateLimited(false)
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    @Override
    public synchronized JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws JWKSetUnavailableException {
        JWKSet known = latest;
        long time = nanoTime.getAsLong();
        if (known != null && fetchedAt != null && time - fetchedAt < FETCH_INTERVAL.toNanos()) {
            return known;
        }
        latest = fetch();
        fetchedAt = time;
        return latest;
    }

    private JWKSet fetch() throws JWKSetUnavailableException {
        try {
            return JWKSet.parse(keys.get().jwks());
        } catch (ParseException | RuntimeException e) {
            throw new JWKSetUnavailableException("The signing keys cannot be read", e);
        }
    }

    @Override
    public void close() {}
}
