package dev.tribal.platform.grouping;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.event.GroupingDecision;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.TopicRounds;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
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
public final class GroupingTopic extends TopicRounds implements GroupingVersions {
    private static final Logger LOG = LoggerFactory.getLogger(GroupingTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String KEY = "installation";

    private final KafkaTemplate<String, byte[]> kafka;
    private final int firstVersion;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private volatile @Nullable DecidedVersions decided;

    GroupingTopic(KafkaConnections connections, KafkaTemplate<String, byte[]> kafka, int firstVersion, Clock clock) {
        super("grouping-versions", Topics.GROUPING, connections);
        this.kafka = kafka;
        this.firstVersion = firstVersion;
        this.clock = clock;
    }

    @Override
    public DecidedVersions get() {
        DecidedVersions versions = isKnown() || await(this::isKnown, PATIENCE.toNanos()) ? decided : null;
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

    /**
     * Says that from now on another version decides, and waits up to ten seconds until this process knows it, too.
     *
     * @param version newer than the one that decides
     * @param by who asked for it
     * @throws ProblemException {@code unavailable} if the broker does not take it
     */
    public void decide(int version, String by) {
        write(new GroupingDecision(version, clock.instant(), by));
        await(() -> decided instanceof DecidedVersions now && now.current() >= version, PATIENCE.toNanos());
    }

    private void write(GroupingDecision decision) {
        try {
            kafka.send(Topics.GROUPING, KEY, json.writeValueAsBytes(decision)).join();
        } catch (CompletionException | org.springframework.kafka.KafkaException e) {
            throw ProblemException.unavailable("The broker does not take the decision now; try again", PATIENCE, e);
        }
    }

    @Override
    protected boolean isEnough(Consumer<byte[], byte[]> open) {
        if (decided != null) {
            return true;
        }
        try {
            begin(open);
        } catch (ProblemException e) {
            LOG.debug("The first version of the fingerprints cannot be noted now", e);
        }
        return false;
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

    @Override
    protected void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            GroupingDecision decision = json.readValue(message.value(), GroupingDecision.class);
            DecidedVersions before = decided;
            decided = before == null ? DecidedVersions.beginning(decision) : before.with(decision);
            if (!decided.equals(before)) {
                LOG.info("Version {} of the fingerprints decides of which error a report is", decided.current());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("The entry {} of {} is no decision and is left out", message.offset(), Topics.GROUPING, e);
        }
    }
}
