package dev.tribal.ingest.publish;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.BrokerFailure;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether events can be published: the broker answers and the topic is there. */
public final class BrokerHealth implements HealthIndicator {
    private final EventLog log;

    public BrokerHealth(EventLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("partitions", log.countPartitions()).build();
        } catch (EventLog.BrokerUnavailable e) {
            return Health.down()
                    .withDetail("reason", reason(e.getCause()))
                    .withDetail("advice", BrokerFailure.ADVICE)
                    .build();
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause != null && cause.getCause() instanceof UnknownTopicOrPartitionException
                ? "The broker answers, but has no topic " + Topics.ERROR_EVENTS
                : BrokerFailure.of(cause).sentence();
    }
}
