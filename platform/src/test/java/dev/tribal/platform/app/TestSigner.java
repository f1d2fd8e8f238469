package dev.tribal.platform.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Signs access tokens as auth-service does, with a key of its own. */
public final class TestSigner {
    private final RSAKey key = newKey();

    /** What a token of a key of the tenant says, good for an hour. */
    public static JWTClaimsSet.Builder claims(String tenant, String scope) {
        return new JWTClaimsSet.Builder()
                .issuer("urn:tribal")
                .audience("tribal")
                .subject("key:test")
                .claim("tenant", tenant)
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(
                claims,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build());
    }

    /** @param header what stands before the claims, which may name another key */
    public String sign(JWTClaimsSet claims, JWSHeader header) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private key, too. */
    public RSAKey key() {
        return key;
    }

    /** The public keys, as auth-service publishes them. */
    public Map<String, Object> jwks() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
