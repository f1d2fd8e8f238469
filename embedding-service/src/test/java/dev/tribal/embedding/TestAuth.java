package dev.tribal.embedding;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import java.time.Instant;
import java.util.Date;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for auth-service: a key pair and tokens signed with it. */
@Configuration(proxyBeanMethods = false)
public class TestAuth {
    private static final RSAKey KEY = generate();

    @Bean
    SigningKeys signingKeys() {
        return () -> new JWKSet(KEY.toPublicJWK()).toJSONObject();
    }

    @Bean
    Tokens tokens() {
        return _ -> new AccessToken("none", "Bearer", 1, "");
    }

    /** A token of a tenant with a scope. */
    public static String token(String tenant, String scope) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("urn:tribal")
                .audience("tribal")
                .subject("key:test")
                .claim("tenant", tenant)
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
