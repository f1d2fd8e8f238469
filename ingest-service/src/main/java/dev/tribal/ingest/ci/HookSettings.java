package dev.tribal.ingest.ci;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks and of what is read from CI servers because of them.
 *
 * @param hooks each with an id of its own
 * @param attempts how often a log is asked for before the report is written without it, at least 1
 * @param firstPause before the second attempt; each further one is twice as long
 * @param timeout how long one attempt may take, the reading of the log included
 */
@ConfigurationProperties("tribal.ingest.ci")
public record HookSettings(
        @DefaultValue List<Hook> hooks,
        @DefaultValue("4") int attempts,
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("60s") Duration timeout) {
    public HookSettings {
        hooks = List.copyOf(hooks);
        if (hooks.stream().map(Hook::id).distinct().count() < hooks.size()) {
            throw new IllegalArgumentException("tribal.ingest.ci.hooks must have different ids");
        }
        if (attempts < 1 || !timeout.isPositive() || firstPause.isNegative()) {
            throw new IllegalArgumentException(
                    "tribal.ingest.ci.attempts must be at least 1, .timeout longer than nothing, .first-pause not negative");
        }
    }
}
