package dev.tribal.auth;

import dev.tribal.platform.sql.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of auth-service.
 *
 * @param secretsDir folder of the signing key and of the key that hashes API keys, readable by the owner only
 * @param firstKeyFile where the API key that is made at the first start is written; {@code null} to make none
 * @param firstKeyTenant the tenant of that key
 * @param tokenLifetime how long an access token is valid, 1 second to 1 hour
 * @param database where API keys are kept
 */
@ConfigurationProperties("tribal.auth")
public record AuthSettings(
        Path secretsDir,
        @Nullable Path firstKeyFile,
        @DefaultValue("default") String firstKeyTenant,
        @DefaultValue("5m") Duration tokenLifetime,
        DatabaseLocation database) {
    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

    public AuthSettings {
        Objects.requireNonNull(secretsDir, "tribal.auth.secrets-dir must be set");
        Objects.requireNonNull(database, "tribal.auth.database.url must be set");
        firstKeyFile = firstKeyFile == null || firstKeyFile.toString().isBlank() ? null : firstKeyFile;
        if (tokenLifetime.compareTo(SHORTEST_LIFETIME) < 0 || tokenLifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException("tribal.auth.token-lifetime must be between 1s and 1h");
        }
    }

    /** See {@link Database.DatabaseSettings}. */
    public record DatabaseLocation(
            String url, @Nullable String username, @Nullable String password) implements Database.DatabaseSettings {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "DatabaseLocation[url=" + url + ", username=" + username + "]";
        }
    }
}
