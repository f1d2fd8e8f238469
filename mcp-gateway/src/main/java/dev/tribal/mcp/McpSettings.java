package dev.tribal.mcp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the gateway.
 *
 * @param allowedOrigins web pages that may call besides those of this machine, for example
 *     {@code https://tools.example.com}
 * @param keyFile holds the key that signs sessions and request states, made at the first start; not used if {@code key}
 *     is given
 * @param key 32 bytes in Base64, the same for all instances
 * @param sessionLifetime after this time clients have to send {@code initialize} again
 * @param answerTimeout how long a user may think about a question
 * @param streams how many streams may be open at once; each takes about 0.2 MiB of heap
 * @param streamsPerTenant how many of them one tenant may have
 * @param streamsPerCaller how many of those one caller may have
 */
@ConfigurationProperties("tribal.mcp")
record McpSettings(
        @DefaultValue List<String> allowedOrigins,
        Path keyFile,
        @Nullable String key,
        @DefaultValue("24h") Duration sessionLifetime,
        @DefaultValue("5m") Duration answerTimeout,
        @DefaultValue("1500") int streams,
        @DefaultValue("500") int streamsPerTenant,
        @DefaultValue("200") int streamsPerCaller) {
    McpSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedOrigins.forEach(McpSettings::requireOrigin);
        Objects.requireNonNull(keyFile, "tribal.mcp.key-file must be set");
        requirePositive("session-lifetime", sessionLifetime.toMillis());
        requirePositive("answer-timeout", answerTimeout.toMillis());
        requirePositive("streams", streams);
        requirePositive("streams-per-tenant", streamsPerTenant);
        requirePositive("streams-per-caller", streamsPerCaller);
    }

    private static void requireOrigin(String origin) {
        if (URI.create(origin).getHost() == null || origin.endsWith("/")) {
            throw new IllegalArgumentException(
                    "tribal.mcp.allowed-origins: %s is no origin, such as https://tools.example.com".formatted(origin));
        }
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("tribal.mcp.%s must be more than 0".formatted(name));
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "McpSettings[allowedOrigins=%s, keyFile=%s, sessionLifetime=%s]"
                .formatted(allowedOrigins, keyFile, sessionLifetime);
    }
}
