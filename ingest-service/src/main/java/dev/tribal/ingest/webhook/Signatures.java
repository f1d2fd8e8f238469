package dev.tribal.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a delivery comes from who knows the secret, in the same time whatever was sent.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub: validating
 *     webhook deliveries</a>
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class Signatures {
    /** What a secret begins with that is a key, and not a text. */
    static final String SIGNING_KEY = "whsec_";

    private static final String HUB = "sha256=";
    private static final String STANDARD = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST = 10;

    private Signatures() {}

    /** {@code X-Hub-Signature-256}: the HMAC of the body in hexadecimal. */
    static boolean isHub(String secret, byte[] body, @Nullable String signature) {
        String expected = HUB + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
        return areEqual(expected, signature);
    }

    /** {@code X-Gitlab-Token}: the secret itself. */
    static boolean isToken(String secret, @Nullable String token) {
        return areEqual(secret, token);
    }

    /**
     * {@code webhook-signature}: several HMACs of id, time and body in Base64, one of which must fit.
     *
     * @param time seconds since 1970, as sent
     */
    static boolean isStandard(
            String secret,
            byte[] body,
            @Nullable String id,
            @Nullable String time,
            @Nullable String signatures,
            Instant now) {
        if (id == null || time == null || signatures == null || !isRecent(time, now)) {
            return false;
        }
        byte[] head = "%s.%s.".formatted(id, time).getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        String expected = STANDARD + Base64.getEncoder().encodeToString(hmac(key(secret), signed));
        boolean fits = false;
        for (String signature : signatures.split(" ", MOST)) {
            fits |= areEqual(expected, signature);
        }
        return fits;
    }

    private static boolean isRecent(String time, Instant now) {
        try {
            return Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                            .abs()
                            .compareTo(TOLERANCE)
                    <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private static byte[] key(String secret) {
        String encoded = secret.startsWith(SIGNING_KEY) ? secret.substring(SIGNING_KEY.length()) : secret;
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException _) {
            return encoded.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static boolean areEqual(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
