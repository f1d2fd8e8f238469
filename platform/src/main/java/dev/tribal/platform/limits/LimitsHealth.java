package dev.tribal.platform.limits;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether limits are shared between instances. Up in any case, because requests are answered either way. */
final class LimitsHealth implements HealthIndicator {
    private final SharedBuckets buckets;

    LimitsHealth(SharedBuckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail(
                        "limits",
                        buckets.isShared()
                                ? "shared between instances"
                                : "Redis does not answer; each instance counts on its own")
                .build();
    }
}
