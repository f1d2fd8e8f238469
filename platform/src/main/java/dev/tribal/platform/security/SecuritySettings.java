package dev.tribal.platform.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an access token must say to be accepted, and where clients get one.
 *
 * @param issuer its {@code iss}
 * @param audience one of its {@code aud}
 * @param publicUrl address under which clients reach the installation, without a slash at the end; {@code null} to take
 *     it from each request
 */
@ConfigurationProperties("tribal.security")
public record SecuritySettings(
        String issuer, String audience, @Nullable URI publicUrl) {
    public SecuritySettings {
        if (issuer == null || issuer.isBlank() || audience == null || audience.isBlank()) {
            throw new IllegalArgumentException("tribal.security.issuer and tribal.security.audience must be set");
        }
        publicUrl = publicUrl == null || publicUrl.toString().isBlank() ? null : publicUrl;
        if (publicUrl != null
                && (publicUrl.getHost() == null || publicUrl.toString().endsWith("/"))) {
            throw new IllegalArgumentException(
                    "tribal.security.public-url must be an address such as https://tribal.example.com");
        }
    }
}
