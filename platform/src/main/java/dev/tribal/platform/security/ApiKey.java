package dev.tribal.platform.security;

/** The form of an API key, {@code tribal_ID.SECRET}; the prefix lets secret scanners find one that leaked. */
public final class ApiKey {
    public static final String PREFIX = "tribal_";

    private ApiKey() {}

    /** Whether a bearer token is an API key and not a JWT. */
    public static boolean isApiKey(String token) {
        return token.startsWith(PREFIX);
    }
}
