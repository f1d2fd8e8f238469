package dev.tribal.platform.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the broker answers and lets this process in, as last looked. */
final class TopicsHealth implements HealthIndicator {
    private final TopicCreation creation;

    TopicsHealth(TopicCreation creation) {
        this.creation = creation;
    }

    @Override
    public Health health() {
        BrokerFailure trouble = creation.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.down().withDetail("reason", trouble.sentence()).build();
    }
}
