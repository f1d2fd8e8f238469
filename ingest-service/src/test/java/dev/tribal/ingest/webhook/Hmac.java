package dev.tribal.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as CI servers do. */
final class Hmac {
    private Hmac() {}

    static byte[] of(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of {@code X-Hub-Signature-256}. */
    static String hub(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(of(secret.getBytes(StandardCharsets.UTF_8), body));
    }
}
