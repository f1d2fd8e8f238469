package dev.tribal.ingest.ci;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks and of what is read from CI servers because of them.
 *
 * @param hooks each with an id of its own
 * @param attempts how often a log is asked for before the report is written without it, 1 to 10
 * @param firstPause before the second attempt, at most a minute; each further one is twice as long, up to a minute
 * @param timeout how long one attempt may take, the reading of the log included; at most 10 minutes
 */
@ConfigurationProperties("tribal.ingest.ci")
public record HookSettings(
        @DefaultValue List<Hook> hooks,
        @DefaultValue("4") int attempts,
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("60s") Duration timeout) {
    /** Longer than this no attempt waits for the next one. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final int MOST_ATTEMPTS = 10;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    public HookSettings {
        hooks = List.copyOf(hooks);
        if (hooks.stream().map(Hook::id).distinct().count() < hooks.size()) {
            throw new IllegalArgumentException("tribal.ingest.ci.hooks must have different ids");
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("tribal.ingest.ci.attempts must be 1 to %d".formatted(MOST_ATTEMPTS));
        }
        if (firstPause.isNegative() || firstPause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("tribal.ingest.ci.first-pause must be at most a minute");
        }
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "tribal.ingest.ci.timeout must be longer than nothing and at most 10 minutes");
        }
    }

    /** How long it is waited after an attempt, counted from 1, if the server does not say. */
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause.multipliedBy(1L << (attempt - 1));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** How long all attempts to get one thing can take. */
    Duration longestRequest() {
        return timeout.plus(LONGEST_PAUSE).multipliedBy(attempts);
    }
}
