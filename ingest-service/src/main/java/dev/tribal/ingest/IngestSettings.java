package dev.tribal.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of ingest-service.
 *
 * @param ackTimeout how long a request waits for the broker's acknowledgement
 * @param existenceWait how long a write to an unknown error waits for earlier events to become readable
 * @param healthTimeout how long the check of the broker's health may take
 * @param rememberedKeys how many idempotency keys an instance remembers, at least 1
 * @param rememberKeysFor how long it remembers them
 */
@ConfigurationProperties("tribal.ingest")
public record IngestSettings(
        @DefaultValue("15s") Duration ackTimeout,
        @DefaultValue("5s") Duration existenceWait,
        @DefaultValue("2s") Duration healthTimeout,
        @DefaultValue("10000") int rememberedKeys,
        @DefaultValue("24h") Duration rememberKeysFor) {
    public IngestSettings {
        requirePositive("ack-timeout", ackTimeout);
        requirePositive("existence-wait", existenceWait);
        requirePositive("health-timeout", healthTimeout);
        requirePositive("remember-keys-for", rememberKeysFor);
        if (rememberedKeys < 1) {
            throw new IllegalArgumentException("tribal.ingest.remembered-keys must be at least 1");
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("tribal.ingest.%s must be longer than nothing".formatted(name));
        }
    }
}
