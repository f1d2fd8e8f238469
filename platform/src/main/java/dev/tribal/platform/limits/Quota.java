package dev.tribal.platform.limits;

import java.time.Duration;

/**
 * A budget of one caller, tenant or address: so much per {@link #WINDOW}, at once or spread over it.
 *
 * @param policy the name that the answer's headers use, for example {@code caller-reads}
 * @param holder whose budget it is, unique among the budgets of that policy
 * @param unit what is counted
 * @param capacity how much there is per window, at least 1
 */
public record Quota(String policy, String holder, Unit unit, long capacity) {
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** What a budget counts; the names are those of the headers' draft. */
    public enum Unit {
        REQUESTS("requests"),
        BYTES("content-bytes");

        private final String wireName;

        Unit(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    /** Names the bucket. With another capacity it is another bucket, so that a changed setting holds at once. */
    public String key() {
        return policy + ":" + capacity + ":" + holder;
    }
}
