package dev.tribal.platform.scrub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names what was taken out: {@code [redacted:CLASS:HASH]}. The hash is keyed, with a key of the tenant's own, so the same
 * secret has the same name inside a tenant, and nobody can try secrets against it or compare tenants.
 */
final class Placeholders {
    static final String OPENING = "[redacted:";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 4;

    private final SecretKeySpec key;

    /** @param installation the key from which each tenant's is derived */
    Placeholders(byte[] installation, String tenant) {
        byte[] derived = hash(new SecretKeySpec(installation, ALGORITHM), "tribal scrub " + tenant);
        this.key = new SecretKeySpec(derived, ALGORITHM);
    }

    String of(String kind, String secret) {
        return OPENING + kind + ":" + HexFormat.of().formatHex(hash(key, secret), 0, HASH_BYTES) + "]";
    }

    private static byte[] hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
