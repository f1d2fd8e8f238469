package dev.tribal.platform.limits;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether limits are shared between instances. Up in any case, because requests are answered either way. */
final class LimitsHealth implements HealthIndicator {
    private final Buckets buckets;

    LimitsHealth(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public Health health() {
        var health = Health.up().withDetail("counted", counted());
        return isAlone()
                ? health.withDetail(
                                "advice",
                                "Check tribal.limits.redis-url and whether Redis runs; until then each instance allows the"
                                        + " whole limit")
                        .build()
                : health.build();
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
