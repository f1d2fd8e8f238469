package dev.tribal.search.similar;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells whether nearest neighbours were available last time. Up in any case, because answers are lexical without. */
public final class EmbeddingHealth implements HealthIndicator {
    private final NearestSearch nearest;

    public EmbeddingHealth(NearestSearch nearest) {
        this.nearest = nearest;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail(
                        "nearest",
                        nearest.isWell() ? "available" : "embedding-service does not answer; results are by words only")
                .build();
    }
}
