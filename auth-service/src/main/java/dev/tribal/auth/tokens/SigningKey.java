package dev.tribal.auth.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.tribal.platform.secret.OwnerOnlyFile;
import java.nio.file.Path;
import java.text.ParseException;

/**
 * The RSA key that signs access tokens, kept in a file. RS256, because verification, which every request needs, is
 * about thirty times cheaper than with ES256.
 */
public final class SigningKey {
    private static final int BITS = 2048;

    private final RSAKey key;

    /**
     * Reads the key, or makes it if there is none.
     *
     * @throws IllegalStateException if the file holds no RSA key in JWK form
     */
    public SigningKey(Path file) {
        try {
            this.key = RSAKey.parse(new OwnerOnlyFile(file).readOrCreate(SigningKey::generate));
        } catch (ParseException e) {
            throw new IllegalStateException("%s holds no RSA key in JWK form".formatted(file), e);
        }
    }

    /** Both halves, for the signer. */
    RSAKey pair() {
        return key;
    }

    /** What verifies, for everybody. */
    JWKSet publicKeys() {
        return new JWKSet(key.toPublicJWK());
    }

    private static String generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform can make RSA keys", e);
        }
    }
}
