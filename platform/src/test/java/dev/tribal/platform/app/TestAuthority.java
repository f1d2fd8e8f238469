package dev.tribal.platform.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
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

    private final TestSigner signer = new TestSigner();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Duration lifetime = Duration.ofMinutes(5);
    private volatile boolean away;

    /** A valid token with the scopes. */
    public String token(String scope) {
        return signer.sign(claims(scope).build());
    }

    /** The headers of a request of this content type by somebody who may read and write errors. */
    public String[] headers(String contentType) {
        return new String[] {"Authorization", "Bearer " + token("errors:read errors:write"), "Content-Type", contentType
        };
    }

    /** A token that is right but for what the change does. */
    public String token(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims("errors:read");
        change.accept(claims);
        return signer.sign(claims.build());
    }

    /** A token that a stranger signed, under our key's name. */
    public String forged() {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId()).build();
        return new TestSigner().sign(claims("errors:read").build(), header);
    }

    /** A token whose signature is an HMAC under the public key, the classic confusion of algorithms. */
    public String signedWithPublicKey() throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId()).build(),
                claims("errors:read").build());
        jwt.sign(new MACSigner(signer.key().toRSAPublicKey().getEncoded()));
        return jwt.serialize();
    }

    public String unsigned() {
        return new PlainJWT(claims("errors:read").build()).serialize();
    }

    /** A token whose header is right but for what the change does. */
    public String tokenWithHeader(JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> change) {
        var header = change.apply(new JWSHeader.Builder(algorithm).keyID(keyId()));
        return signer.sign(claims("errors:read").build(), header.build());
    }

    /** A token that brings the key to verify it with. */
    public String tokenWithOwnKeyInside() {
        return tokenWithHeader(
                JWSAlgorithm.RS256, header -> header.jwk(signer.key().toPublicJWK()));
    }

    public String keyId() {
        return signer.key().getKeyID();
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
        return signer.jwks();
    }

    private void requireHere() {
        if (away) {
            throw ProblemException.unavailable("auth cannot be reached", Duration.ofSeconds(2), null);
        }
    }

    private JWTClaimsSet.Builder claims(String scope) {
        return TestSigner.claims("acme", scope)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plus(lifetime)));
    }
}
