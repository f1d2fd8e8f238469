package dev.tribal.search.feed;

import java.time.Duration;

/** Decides when the read model is committed. For one thread. */
final class CommitRhythm {
    /** So that a quiet topic does not let the read model look older than it is. */
    private static final Duration AT_LEAST_EVERY = Duration.ofHours(1);

    private final FeedSettings settings;
    private int changes;
    private long committedAt = System.nanoTime();

    CommitRhythm(FeedSettings settings) {
        this.settings = settings;
    }

    void applied(int count) {
        changes += count;
    }

    boolean isDue() {
        Duration interval = changes > 0 ? settings.commitInterval() : AT_LEAST_EVERY;
        return changes >= settings.commitChanges() || System.nanoTime() - committedAt >= interval.toNanos();
    }

    void committed() {
        changes = 0;
        committedAt = System.nanoTime();
    }
}
