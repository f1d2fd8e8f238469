package dev.tribal.platform.security;

import java.util.regex.Pattern;

/** The form of an API key, {@code tribal_ID.SECRET}; the prefix lets secret scanners find one that leaked. */
public final class ApiKey {
    public static final String PREFIX = "tribal_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9]{1,32}\\.[A-Za-z0-9_-]{1,128}");

    private ApiKey() {}

    /** Whether a bearer token is an API key and not a JWT. */
    public static boolean isApiKey(String token) {
        return token.startsWith(PREFIX);
    }

    /** Whether a text has the form of an API key, so that it can stand in a header and in a query. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }
}
