package dev.tribal.search.feed;

import dev.tribal.platform.health.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Out of service until the read model has caught up once since it was last empty, because until then it would deny records
 * that exist. Later trouble is told but takes no instance out: reads go on from what is there.
 */
public final class FeedHealth implements HealthIndicator {
    private static final String ADVICE =
            "Put right what it says, or the disk with tribal.search.data-dir; it is tried again every second, and the log has"
                    + " the cause";

    private final RecordsFeed feed;

    public FeedHealth(RecordsFeed feed) {
        this.feed = feed;
    }

    @Override
    public Health health() {
        FeedProgress progress = feed.progress();
        var health = state(progress).withDetail("feed", words(progress));
        return progress.trouble().isEmpty()
                ? health.build()
                : health.withDetail("advice", ADVICE).build();
    }

    private static Health.Builder state(FeedProgress progress) {
        if (!progress.caughtUp()) {
            return Health.outOfService();
        }
        return progress.trouble().isEmpty() ? Health.up() : Trouble.health();
    }

    private static String words(FeedProgress progress) {
        if (!progress.trouble().isEmpty()) {
            return progress.trouble() + "; answers come from what is indexed";
        }
        if (progress.behind().isEmpty()) {
            return "not connected yet";
        }
        long behind = progress.behind().getAsLong();
        if (!progress.caughtUp()) {
            return "building the read model, %d changes to go".formatted(behind);
        }
        return behind == 0 ? "up to date" : "%d changes behind".formatted(behind);
    }
}
