package dev.tribal.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The finest fingerprint of a report: its first line, as it was printed but for spaces around it. */
public final class MessagePrint {
    private static final String PREFIX = "message:";
    private static final int EXAMINED = 2000;
    private static final int HASH_BYTES = 16;

    private MessagePrint() {}

    /** For example {@code message:9f2c…}; an excerpt of a long message has the same as the whole. */
    public static String of(ErrorContext context) {
        String line = context.errorMessage().lines().findFirst().orElse("").strip();
        String examined = line.substring(0, Math.min(line.length(), EXAMINED));
        return PREFIX + HexFormat.of().formatHex(Arrays.copyOf(sha256(examined), HASH_BYTES));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
