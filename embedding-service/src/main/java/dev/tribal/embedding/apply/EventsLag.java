package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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
import org.springframework.context.SmartLifecycle;

/**
 * Measures how many accepted events are not applied yet, by all instances together. Asked of the broker on a thread of its
 * own, so that neither a scrape nor the consumer waits for the answer.
 */
final class EventsLag implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EventsLag.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Map<String, Object> config;
    private final String group;
    private volatile double lag = Double.NaN;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    /** @param config settings of an admin client */
    EventsLag(Map<String, Object> config, String group, MeterRegistry meters) {
        this.config = new HashMap<>(config);
        this.group = group;
        Gauge.builder("tribal.embedding.lag", this, measured -> measured.lag)
                .description("Accepted events that are not applied yet; NaN while the broker does not say")
                .register(meters);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("events-lag").start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run() {
        @Nullable Admin admin = null;
        try {
            do {
                try {
                    admin = admin == null ? Admin.create(config) : admin;
                    lag = measure(admin);
                } catch (ExecutionException | TimeoutException | KafkaException e) {
                    LOG.debug("The lag of the consumers cannot be measured", e);
                    lag = Double.NaN;
                }
            } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
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
