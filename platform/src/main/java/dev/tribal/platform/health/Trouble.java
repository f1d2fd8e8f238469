package dev.tribal.platform.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of a part that is not well while requests are still answered. It is told with HTTP status 200, so that no
 * instance is taken out, and counts as 0 in {@code tribal_health}, so that somebody hears of it.
 */
public final class Trouble {
    /** Where it stands among the others: {@code management.endpoint.health.status.order}. */
    public static final Status STATUS = new Status("TROUBLE");

    private Trouble() {}

    /** Begins one; a sentence and an {@code advice} belong to it. */
    public static Health.Builder health() {
        return Health.status(STATUS);
    }
}
