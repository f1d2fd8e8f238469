package dev.tribal.auth.keys;

import dev.tribal.platform.secret.OwnerOnlyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under a key that is not in the database. A secret of 256 random bits needs no slow hash; the
 * key makes a stolen database worthless.
 */
public final class SecretHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{43}=");

    private final SecretKeySpec key;

    /**
     * Uses the key in a file, which is made if it is not there.
     *
     * @throws IllegalStateException if the file holds no such key
     */
    public SecretHash(Path keyFile) {
        String text = new OwnerOnlyFile(keyFile).readOrCreate(SecretHash::newKey);
        if (!FORM.matcher(text).matches()) {
            throw new IllegalStateException("%s holds no key of %d bytes in Base64".formatted(keyFile, KEY_BYTES));
        }
        this.key = new SecretKeySpec(Base64.getDecoder().decode(text), ALGORITHM);
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

    private static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
