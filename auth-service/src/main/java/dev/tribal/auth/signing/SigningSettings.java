package dev.tribal.auth.signing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of signing keys.
 *
 * @param rotateEvery how old the signing key gets before another takes its place, at least 1 day; {@code null} to
 *     rotate only when somebody asks
 */
@ConfigurationProperties("tribal.auth.signing")
public record SigningSettings(@Nullable Duration rotateEvery) {
    public SigningSettings {
        if (rotateEvery != null && rotateEvery.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("tribal.auth.signing.rotate-every must be at least 1d");
        }
    }
}
