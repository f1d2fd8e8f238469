package dev.tribal.search.feed;

/** Decides when the read model is committed. For one thread. */
final class CommitRhythm {
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
        return changes >= settings.commitChanges()
                || changes > 0
                        && System.nanoTime() - committedAt
                                >= settings.commitInterval().toNanos();
    }

    void committed() {
        changes = 0;
        committedAt = System.nanoTime();
    }
}
