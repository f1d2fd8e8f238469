package dev.tribal.search.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the read model is committed to disk; what is not is read again after a crash.
 *
 * @param commitChanges after this many changes, at least 1
 * @param commitInterval after this time at the latest, positive
 */
public record FeedSettings(
        @DefaultValue("1000") int commitChanges,
        @DefaultValue("5s") Duration commitInterval) {
    public FeedSettings {
        if (commitChanges < 1 || !commitInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "tribal.search.feed.commit-changes and tribal.search.feed.commit-interval must be positive");
        }
    }
}
