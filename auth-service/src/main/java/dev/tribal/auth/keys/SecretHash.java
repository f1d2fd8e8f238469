package dev.tribal.auth.keys;

import dev.tribal.platform.secret.InstallationKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under a key that is not in the database. A secret of 256 random bits needs no slow hash; the
 * key makes a stolen database worthless.
 */
public final class SecretHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * Uses the key in a file, which is made if it is not there.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    public SecretHash(Path keyFile) {
        this.key = new SecretKeySpec(InstallationKey.inFile(keyFile), ALGORITHM);
    }

    /** The hash in hexadecimal digits. */
    String of(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
