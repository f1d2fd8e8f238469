package dev.tribal.platform.limits;

import dev.tribal.platform.health.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether limits are shared between instances. Never down, because requests are answered either way. */
final class LimitsHealth implements HealthIndicator {
    private final Buckets buckets;

    LimitsHealth(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public Health health() {
        return isAlone()
                ? Trouble.health()
                        .withDetail("counted", counted())
                        .withDetail(
                                "advice",
                                "Check tribal.limits.redis-url and whether Redis runs; until then each instance allows the"
                                        + " whole limit")
                        .build()
                : Health.up().withDetail("counted", counted()).build();
    }

    /** Whether Redis is missed. */
    private boolean isAlone() {
        return buckets instanceof SharedBuckets shared && !shared.isShared();
    }

    private String counted() {
        return switch (buckets) {
            case SharedBuckets shared when shared.isShared() -> "by all instances together";
            case SharedBuckets _ -> "by each instance on its own, because Redis does not answer";
            default -> "by each instance on its own";
        };
    }
}
