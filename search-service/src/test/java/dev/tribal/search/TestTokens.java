package dev.tribal.search;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tribal.contracts.api.Scopes;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Access tokens as auth-service makes them. */
final class TestTokens {
    private final RSAKey key;

    TestTokens() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> jwks() {
        return new JWKSet(key).toPublicJWKSet().toJSONObject();
    }

    String of(String tenant) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("urn:tribal")
                .audience("tribal")
                .subject("test")
                .claim("tenant", tenant)
                .claim("scope", Scopes.ERRORS_READ)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
