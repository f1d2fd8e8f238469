package dev.tribal.platform.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topics are made if they are not there yet.
 *
 * @param partitions of each topic, at least 1; topics that are there keep theirs, and only a restore into an empty
 *     installation changes them
 * @param replication copies of each partition, at most the number of brokers
 */
@ConfigurationProperties("tribal.kafka")
public record KafkaSettings(
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replication) {
    public KafkaSettings {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    "tribal.kafka.partitions and tribal.kafka.replication must be at least 1");
        }
    }
}
