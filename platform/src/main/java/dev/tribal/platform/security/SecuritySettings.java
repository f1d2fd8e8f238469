package dev.tribal.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an access token must say to be accepted.
 *
 * @param issuer its {@code iss}
 * @param audience one of its {@code aud}
 */
@ConfigurationProperties("tribal.security")
public record SecuritySettings(String issuer, String audience) {
    public SecuritySettings {
        if (issuer == null || issuer.isBlank() || audience == null || audience.isBlank()) {
            throw new IllegalArgumentException("tribal.security.issuer and tribal.security.audience must be set");
        }
    }
}
