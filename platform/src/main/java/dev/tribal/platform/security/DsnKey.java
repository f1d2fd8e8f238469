package dev.tribal.platform.security;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key in the form that fits where SDKs of Sentry expect the public key of a DSN: letters, digits and underscores
 * only. {@code tribal_ID.SECRET} is written {@code tribal_ID_SECRET}, with {@code _h} for a hyphen of the secret and
 * {@code _u} for an underscore.
 */
public final class DsnKey {
    private static final Pattern FORM =
            Pattern.compile(ApiKey.PREFIX + "([A-Za-z0-9]{1,32})_((?:[A-Za-z0-9]|_[hu]){1,256})");

    private DsnKey() {}

    /** The form of a well-formed key for a DSN. */
    public static String of(String apiKey) {
        String secret = ApiKey.secretOf(apiKey).replace("_", "_u").replace("-", "_h");
        return ApiKey.PREFIX + ApiKey.idOf(apiKey) + "_" + secret;
    }

    /** The API key that the public key of a DSN stands for, in this form or as it is; nothing if it is none. */
    public static Optional<String> apiKey(String publicKey) {
        var form = FORM.matcher(publicKey);
        String key = form.matches()
                ? ApiKey.PREFIX
                        + form.group(1)
                        + "."
                        + form.group(2).replace("_h", "-").replace("_u", "_")
                : publicKey;
        return ApiKey.isWellFormed(key) ? Optional.of(key) : Optional.empty();
    }
}
