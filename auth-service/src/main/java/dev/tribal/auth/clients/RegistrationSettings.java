package dev.tribal.auth.clients;

import dev.tribal.contracts.api.Scopes;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of clients that register themselves (RFC 7591), as MCP clients do.
 *
 * @param enabled whether they may
 * @param scopes the most that one may ask people for
 * @param maxClients how many there may be, 1 to 100,000
 * @param perMinute how many may be added in a minute on all instances, at least 1
 * @param unusedLifetime when one is forgotten that holds no authorization, at least 1 hour
 */
@ConfigurationProperties("tribal.auth.registration")
public record RegistrationSettings(
        @DefaultValue("true") boolean enabled,

        @DefaultValue({Scopes.ERRORS_READ, Scopes.ERRORS_WRITE, Scopes.SOLUTIONS_WRITE})
        List<String> scopes,

        @DefaultValue("10000") int maxClients,
        @DefaultValue("30") int perMinute,
        @DefaultValue("1d") Duration unusedLifetime) {
    public RegistrationSettings {
        scopes = List.copyOf(scopes);
        if (maxClients < 1 || maxClients > 100_000 || perMinute < 1) {
            throw new IllegalArgumentException(
                    "tribal.auth.registration: max-clients must be 1 to 100000 and per-minute at least 1");
        }
        if (unusedLifetime.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("tribal.auth.registration.unused-lifetime must be at least 1h");
        }
    }
}
