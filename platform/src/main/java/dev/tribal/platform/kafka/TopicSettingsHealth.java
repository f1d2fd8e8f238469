package dev.tribal.platform.kafka;

import dev.tribal.platform.health.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the topics are there and keep what they are given, as last looked. */
final class TopicSettingsHealth implements HealthIndicator {
    private final TopicCheck check;

    TopicSettingsHealth(TopicCheck check) {
        this.check = check;
    }

    @Override
    public Health health() {
        var faults = check.faults();
        return faults.isEmpty()
                ? Health.up()
                        .withDetail("state", "Nothing is known to be wrong with the topics")
                        .build()
                : Trouble.health()
                        .withDetail("state", String.join(". ", faults))
                        .withDetail(
                                "advice",
                                "Each sentence says what to set; a setting of a topic is one of the broker, for example by"
                                        + " kafka-configs.sh. It is looked at every ten minutes")
                        .build();
    }
}
