package dev.tribal.platform.security;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of an API key, {@code tribal_ID.SECRET}; the prefix lets secret scanners find one that leaked. A secret of
 * {@value #CHECKED_LENGTH} characters ends in a checksum of the whole key before it, so that a mistyped key and a
 * scanner's false alarm are known without a look-up; keys of the first version have shorter secrets without one.
 *
 * @see <a href="https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/">Behind GitHub's new
 *     authentication token formats, whose CRC32 checksum this is</a>
 */
public final class ApiKey {
    public static final String PREFIX = "tribal_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM_LENGTH = 6;
    private static final int CHECKED_LENGTH = 49;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9]{1,32}\\.[A-Za-z0-9_-]{1,128}");

    private ApiKey() {}

    /** The text of a key whose secret has 43 characters: 256 bits in Base64. */
    public static String of(String id, String secret) {
        String unchecked = PREFIX + id + "." + secret;
        return unchecked + checksum(unchecked);
    }

    /** Whether a bearer token is an API key and not a JWT. */
    public static boolean isApiKey(String token) {
        return token.startsWith(PREFIX);
    }

    /** Whether a text has the form of an API key, so that it can stand in a header, and is not mistyped. */
    public static boolean isWellFormed(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        int end = text.length() - CHECKSUM_LENGTH;
        return secretOf(text).length() != CHECKED_LENGTH
                || checksum(text.substring(0, end)).equals(text.substring(end));
    }

    /** The public part of a well-formed key. */
    public static String idOf(String key) {
        return key.substring(PREFIX.length(), key.indexOf('.'));
    }

    /** The secret part of a well-formed key, with its checksum. */
    public static String secretOf(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    /** CRC-32 in six digits of base 62. */
    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        var digits = new StringBuilder(CHECKSUM_LENGTH);
        for (long rest = crc.getValue(); digits.length() < CHECKSUM_LENGTH; rest /= DIGITS.length()) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return digits.reverse().toString();
    }
}
