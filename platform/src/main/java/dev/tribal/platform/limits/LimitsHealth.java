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
        return Health.up().withDetail("counted", counted()).build();
    }

    private String counted() {
        return switch (buckets) {
            case SharedBuckets shared when shared.isShared() -> "by all instances together";
            case SharedBuckets _ -> "by each instance on its own, because Redis does not answer";
            default -> "by each instance on its own";
        };
    }
}
