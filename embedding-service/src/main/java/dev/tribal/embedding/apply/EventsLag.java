package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.lifecycle.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how many accepted events are not applied yet, by all instances together. Asked of the broker on a thread of its
 * own, so that neither a scrape nor the consumer waits for the answer.
 */
public final class EventsLag extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(EventsLag.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Map<String, Object> config;
    private final String group;
    private volatile double lag = Double.NaN;
    private @Nullable Admin admin;

    /** @param config settings of an admin client */
    EventsLag(Map<String, Object> config, String group, MeterRegistry meters) {
        super("events-lag");
        this.config = new HashMap<>(config);
        this.group = group;
        Gauge.builder("tribal.embedding.lag", this, measured -> measured.lag)
                .description("Accepted events that are not applied yet; NaN while the broker does not say")
                .register(meters);
    }

    /** How many events wait; empty while the broker does not say. */
    public OptionalLong events() {
        double measured = lag;
        return Double.isNaN(measured) ? OptionalLong.empty() : OptionalLong.of((long) measured);
    }

    @Override
    protected Duration round() throws InterruptedException {
        try {
            if (admin == null) {
                admin = Admin.create(config);
            }
            lag = measure(admin);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("The lag of the consumers cannot be measured", e);
            lag = Double.NaN;
        }
        return EVERY;
    }

    @Override
    protected void ended() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }

    private double measure(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = admin
                .describeTopics(List.of(Topics.ERROR_EVENTS))
                .allTopicNames()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream())
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topics.ERROR_EVENTS, partition.partition()),
                        _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(latest).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, OffsetAndMetadata> applied = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - offset(applied.get(end.getKey())))
                .sum();
    }

    private static long offset(@Nullable OffsetAndMetadata applied) {
        return applied == null ? 0 : applied.offset();
    }
}
