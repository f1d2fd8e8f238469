package dev.tribal.platform.kafka;

import dev.tribal.platform.health.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the broker answers and lets this process in, as last looked. Takes nothing out of service: what needs no
 * broker goes on.
 */
final class TopicsHealth implements HealthIndicator {
    private final TopicCreation creation;

    TopicsHealth(TopicCreation creation) {
        this.creation = creation;
    }

    @Override
    public Health health() {
        if (!creation.isAsked()) {
            return Health.up()
                    .withDetail("state", "The Kafka broker is being asked for the first time")
                    .build();
        }
        BrokerFailure trouble = creation.trouble();
        return trouble == null
                ? Health.up().withDetail("state", "The Kafka broker answers").build()
                : Trouble.health()
                        .withDetail("state", trouble.sentence())
                        .withDetail("advice", BrokerFailure.ADVICE)
                        .build();
    }
}
