package dev.tribal.auth.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of API keys.
 *
 * @param failuresPerKey after how many wrong secrets for one id the next attempts have to wait, at least 1
 * @param failuresPerAddress after how many wrong keys from one address the next attempts have to wait, at least 1
 * @param longestWait how long the wait becomes, which doubles with each failure; at least 1 second
 * @param lastUsedEvery the least time between two writes of when a key was used last
 */
@ConfigurationProperties("tribal.auth.keys")
public record KeySettings(
        @DefaultValue("10") int failuresPerKey,
        @DefaultValue("50") int failuresPerAddress,
        @DefaultValue("5m") Duration longestWait,
        @DefaultValue("1m") Duration lastUsedEvery) {
    public KeySettings {
        if (failuresPerKey < 1 || failuresPerAddress < 1) {
            throw new IllegalArgumentException(
                    "tribal.auth.keys.failures-per-key and tribal.auth.keys.failures-per-address must be at least 1");
        }
        if (longestWait.toSeconds() < 1 || !lastUsedEvery.isPositive()) {
            throw new IllegalArgumentException("tribal.auth.keys.longest-wait must be at least 1s"
                    + " and tribal.auth.keys.last-used-every longer than nothing");
        }
    }
}
