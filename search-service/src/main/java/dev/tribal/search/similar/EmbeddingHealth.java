package dev.tribal.search.similar;

import dev.tribal.platform.health.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells whether nearest neighbours were available last time. Never down, because answers are lexical without. */
public final class EmbeddingHealth implements HealthIndicator {
    private final NearestSearch nearest;

    public EmbeddingHealth(NearestSearch nearest) {
        this.nearest = nearest;
    }

    @Override
    public Health health() {
        return nearest.isWell()
                ? Health.up().withDetail("nearest", "available").build()
                : Trouble.health()
                        .withDetail("nearest", "embedding-service does not answer; results are by words only")
                        .withDetail(
                                "advice",
                                "Check whether embedding-service runs and TRIBAL_EMBEDDING_URL leads to it; vectorSearch in its"
                                        + " health says more")
                        .build();
    }
}
