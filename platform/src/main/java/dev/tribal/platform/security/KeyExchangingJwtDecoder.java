package dev.tribal.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies a bearer token once and remembers it until shortly before it expires. An API key in its place is exchanged
 * for an access token first, so that curl and an agent's configuration can use the key directly.
 */
final class KeyExchangingJwtDecoder implements JwtDecoder {
    private static final int MAX_REMEMBERED = 10_000;

    /** Characters; tokens of auth-service have fewer than a thousand. */
    private static final int MAX_TOKEN = 8_192;

    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final JwtDecoder decoder;
    private final Supplier<Tokens> tokens;
    private final Cache<String, Jwt> verified;

    KeyExchangingJwtDecoder(JwtDecoder decoder, Supplier<Tokens> tokens, Clock clock) {
        this.decoder = decoder;
        this.tokens = tokens;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfter(Expiry.<String, Jwt>creating((token, jwt) -> remaining(jwt, clock)))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        return verified.get(token, this::verify);
    }

    private Jwt verify(String token) {
        if (token.length() > MAX_TOKEN) {
            throw new BadJwtException("The token is too long");
        }
        return decoder.decode(ApiKey.isApiKey(token) ? exchange(token) : token);
    }

    private String exchange(String apiKey) {
        if (!ApiKey.isWellFormed(apiKey)) {
            throw new BadJwtException("The API key is malformed");
        }
        try {
            return tokens.get().exchange(apiKey).accessToken();
        } catch (RuntimeException e) {
            throw e instanceof ProblemException problem && problem.is(ProblemType.UNAUTHORIZED)
                    ? new BadJwtException("The API key is not valid")
                    : new JwtException("The API key cannot be checked now", e);
        }
    }

    private static Duration remaining(Jwt jwt, Clock clock) {
        @Nullable Instant expires = jwt.getExpiresAt();
        Duration left = expires == null ? Duration.ZERO : Duration.between(clock.instant(), expires.minus(MARGIN));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
