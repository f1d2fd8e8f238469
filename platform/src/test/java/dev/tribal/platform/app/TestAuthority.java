package dev.tribal.platform.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Stands in for auth-service: signs with its own key, knows every key that starts with {@link #KNOWN}, can be away. */
public final class TestAuthority implements Tokens, SigningKeys {
    public static final String KNOWN = "tribal_known";

    private final RSAKey key = newKey();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Duration lifetime = Duration.ofMinutes(5);
    private volatile boolean away;

    /** A valid token with the scopes. */
    public String token(String scope) {
        return signed(claims(scope).build());
    }

    /** A token that is right but for what the change does. */
    public String token(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims("errors:read");
        change.accept(claims);
        return signed(claims.build());
    }

    /** A token that a stranger signed, under our key's name. */
    public String forged() {
        return sign(claims("errors:read").build(), JWSAlgorithm.RS256, signer(newKey()));
    }

    /** A token whose signature is an HMAC under the public key, the classic confusion of algorithms. */
    public String signedWithPublicKey() throws JOSEException {
        return sign(
                claims("errors:read").build(),
                JWSAlgorithm.HS256,
                new MACSigner(key.toRSAPublicKey().getEncoded()));
    }

    public String unsigned() {
        return new PlainJWT(claims("errors:read").build()).serialize();
    }

    /** A token whose header is right but for what the change does. */
    public String tokenWithHeader(JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> change) {
        var header = change.apply(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()));
        return sign(claims("errors:read").build(), header.build(), signer(key));
    }

    /** A token that brings the key to verify it with. */
    public String tokenWithOwnKeyInside() {
        return tokenWithHeader(JWSAlgorithm.RS256, header -> header.jwk(key.toPublicJWK()));
    }

    public String keyId() {
        return key.getKeyID();
    }

    /** How often the public keys were asked for. */
    public int fetches() {
        return fetches.get();
    }

    public void setAway(boolean away) {
        this.away = away;
    }

    public void setLifetime(Duration lifetime) {
        this.lifetime = lifetime;
    }

    public int exchanges() {
        return exchanges.get();
    }

    @Override
    public AccessToken exchange(String apiKey) {
        exchanges.incrementAndGet();
        requireHere();
        if (!apiKey.startsWith(KNOWN)) {
            throw new ProblemException(ProblemType.UNAUTHORIZED, "The API key is not valid");
        }
        return new AccessToken(token("errors:read errors:write"), "Bearer", lifetime.toSeconds(), "errors:read");
    }

    @Override
    public Map<String, Object> jwks() {
        fetches.incrementAndGet();
        requireHere();
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    private void requireHere() {
        if (away) {
            throw ProblemException.unavailable("auth cannot be reached", Duration.ofSeconds(2), null);
        }
    }

    private JWTClaimsSet.Builder claims(String scope) {
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer("urn:tribal")
                .audience("tribal")
                .subject("key:test")
                .claim("tenant", "acme")
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plus(lifetime)));
    }

    private String signed(JWTClaimsSet claims) {
        return sign(claims, JWSAlgorithm.RS256, signer(key));
    }

    private String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) {
        return sign(
                claims, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), signer);
    }

    private static String sign(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
