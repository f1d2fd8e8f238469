package dev.tribal.platform.security;

/**
 * Who makes the current request, as the verified access token says.
 *
 * @param tenant isolation boundary of everything that the request may touch
 * @param subject the principal
 * @param token the access token itself, for calls to other services
 */
public record Caller(String tenant, String subject, String token) {
    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "Caller[tenant=" + tenant + ", subject=" + subject + "]";
    }
}
