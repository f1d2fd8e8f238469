package dev.tribal.platform.grouping;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.event.GroupingDecision;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.lifecycle.Rounds;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the topic of decisions from its beginning and goes on as they come. All processes read the same entries in the same
 * order, so they agree without asking each other, whoever wrote first.
 */
public final class GroupingTopic extends Rounds implements GroupingVersions {
    private static final Logger LOG = LoggerFactory.getLogger(GroupingTopic.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.GROUPING, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofMillis(250);
    private static final Duration CLOSING = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BROKER_PATIENCE_MILLIS = 5_000;
    private static final String KEY = "installation";

    private final KafkaConnections connections;
    private final KafkaTemplate<String, byte[]> kafka;
    private final int firstVersion;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final CountDownLatch known = new CountDownLatch(1);
    private @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable DecidedVersions decided;

    GroupingTopic(KafkaConnections connections, KafkaTemplate<String, byte[]> kafka, int firstVersion, Clock clock) {
        super("grouping-versions");
        this.connections = connections;
        this.kafka = kafka;
        this.firstVersion = firstVersion;
        this.clock = clock;
    }

    @Override
    public DecidedVersions get() {
        DecidedVersions versions = decided == null ? awaited() : decided;
        if (versions == null) {
            throw ProblemException.unavailable(
                    "Which version of the fingerprints decides is not known before the broker answers; try again",
                    PATIENCE,
                    null);
        }
        if (versions.current() > FingerprintVersion.NEWEST) {
            throw ProblemException.unavailable(
                    "Version %d of the fingerprints decides, and this Tribal knows no newer one than %d; upgrade it"
                            .formatted(versions.current(), FingerprintVersion.NEWEST),
                    PATIENCE,
                    null);
        }
        return versions;
    }

    private @Nullable DecidedVersions awaited() {
        try {
            return known.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? decided : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * Says that from now on another version decides.
     *
     * @param version newer than the one that decides
     * @param by who asked for it
     * @throws ProblemException {@code unavailable} if the broker does not take it
     */
    public void decide(int version, String by) {
        write(new GroupingDecision(version, clock.instant(), by));
    }

    private void write(GroupingDecision decision) {
        try {
            kafka.send(Topics.GROUPING, KEY, json.writeValueAsBytes(decision)).join();
        } catch (CompletionException | org.springframework.kafka.KafkaException e) {
            throw ProblemException.unavailable("The broker does not take the decision now; try again", PATIENCE, e);
        }
    }

    @Override
    protected Duration round() {
        try {
            Consumer<byte[], byte[]> open = consumer == null ? open() : consumer;
            if (open == null) {
                return RETRY_AFTER;
            }
            open.poll(decided == null ? Duration.ZERO : POLL).forEach(this::take);
            if (decided == null && open.position(PARTITION) >= end(open)) {
                begin(open);
            }
            return decided == null ? RETRY_AFTER : Duration.ZERO;
        } catch (KafkaException | ProblemException e) {
            LOG.debug("Which version of the fingerprints decides cannot be read now", e);
            ended();
            return RETRY_AFTER;
        }
    }

    private @Nullable Consumer<byte[], byte[]> open() {
        Consumer<byte[], byte[]> opened = connected();
        consumer = opened;
        if (opened.partitionsFor(Topics.GROUPING).isEmpty()) {
            LOG.debug("The topic {} is not made yet", Topics.GROUPING);
            ended();
            return null;
        }
        opened.assign(List.of(PARTITION));
        opened.seekToBeginning(List.of(PARTITION));
        return opened;
    }

    private Consumer<byte[], byte[]> connected() {
        Map<String, Object> config = KafkaConnections.groupless(connections.consumer(), "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_PATIENCE_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_PATIENCE_MILLIS);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Nobody has decided yet. Where several begin at once, the first entry counts. */
    private void begin(Consumer<byte[], byte[]> open) {
        List<TopicPartition> used = Stream.of(Topics.ERROR_EVENTS, Topics.ERROR_RECORDS)
                .flatMap(topic -> open.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (used.stream().map(TopicPartition::topic).distinct().count() == 2) {
            boolean isNew = open.endOffsets(used).values().stream().allMatch(end -> end == 0);
            write(new GroupingDecision(isNew ? firstVersion : 1, clock.instant(), null));
        }
    }

    private static long end(Consumer<byte[], byte[]> open) {
        return open.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            GroupingDecision decision = json.readValue(message.value(), GroupingDecision.class);
            DecidedVersions before = decided;
            decided = before == null ? DecidedVersions.beginning(decision) : before.with(decision);
            known.countDown();
            if (!decided.equals(before)) {
                LOG.info("Version {} of the fingerprints decides of which error a report is", decided.current());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("The entry {} of {} is no decision and is left out", message.offset(), Topics.GROUPING, e);
        }
    }

    @Override
    protected void ended() {
        Consumer<byte[], byte[]> last = consumer;
        consumer = null;
        if (last != null) {
            last.close(CloseOptions.timeout(CLOSING));
        }
    }
}
