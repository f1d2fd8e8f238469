package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An access token in the shape of RFC 6749, section 5.1.
 *
 * @param accessToken a signed JWT whose {@code tenant} claim names the tenant
 * @param tokenType always {@code Bearer}
 * @param expiresIn lifetime in seconds
 * @param scope what it allows, separated by spaces
 */
public record AccessToken(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        String scope) {
    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "AccessToken[expiresIn=" + expiresIn + ", scope=" + scope + "]";
    }
}
