package dev.tribal.search.pages.session;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages for people.
 *
 * @param keyFile holds the key that seals sessions, made at the first start; not used if {@code key} is set
 * @param key the key itself, 32 bytes in Base64; {@code null} or blank to use the file
 * @param authUrl address of auth-service; {@code null} if it is part of this process
 * @param sessionLifetime when somebody has to sign in again, 1 minute to 30 days
 * @param streams how many streams of changes may be open at once in this process
 * @param streamsPerTenant how many of them one tenant may have
 */
@ConfigurationProperties("tribal.search.pages")
public record PagesSettings(
        Path keyFile,
        @Nullable String key,
        @Nullable URI authUrl,
        @DefaultValue("12h") Duration sessionLifetime,
        @DefaultValue("500") int streams,
        @DefaultValue("100") int streamsPerTenant) {
    private static final Duration LONGEST = Duration.ofDays(30);

    public PagesSettings {
        Objects.requireNonNull(keyFile, "tribal.search.pages.key-file must be set");
        authUrl = authUrl == null || authUrl.toString().isBlank() ? null : authUrl;
        if (authUrl != null && authUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "tribal.search.pages.auth-url must be an address such as http://auth-service:8081");
        }
        if (sessionLifetime.compareTo(Duration.ofMinutes(1)) < 0 || sessionLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("tribal.search.pages.session-lifetime must be 1m to 30d");
        }
        if (streams < 1 || streamsPerTenant < 1) {
            throw new IllegalArgumentException(
                    "tribal.search.pages.streams and streams-per-tenant must be more than 0");
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "PagesSettings[keyFile=%s, authUrl=%s, sessionLifetime=%s]".formatted(keyFile, authUrl, sessionLifetime);
    }
}
