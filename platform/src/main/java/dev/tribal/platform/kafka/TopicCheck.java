package dev.tribal.platform.kafka;

import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the topics are there and keep what they are given. Changes none: whoever made them otherwise is
 * told. Of a topic whose settings the user may not see nothing is known to be wrong.
 */
final class TopicCheck extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final int TIMEOUT_SECONDS = 15;

    private final KafkaConnections connections;
    private final int partitions;
    private volatile List<String> faults = List.of();
    private Set<String> missing = Set.of();

    TopicCheck(KafkaConnections connections, KafkaSettings settings) {
        super("topic-check");
        this.connections = connections;
        this.partitions = settings.partitions();
    }

    /** What is wrong, as last looked, each in a sentence that says what to change. */
    List<String> faults() {
        return faults;
    }

    @Override
    protected Duration round() throws InterruptedException {
        try {
            Look look = connections.ask(this::look);
            note(look.faults(missing));
            missing = look.missing();
            return missing.isEmpty() ? LOOK_AGAIN_AFTER : RETRY_AFTER;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("The broker does not say how topics are kept", e);
            return RETRY_AFTER;
        }
    }

    /** Each topic is asked for by itself, so that one that is missing hides no fault of another. */
    private Look look(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var asked = TopicSettings.WATCHED.stream()
                .sorted()
                .map(TopicCheck::resource)
                .toList();
        var topics = admin.describeTopics(TopicSettings.WATCHED).topicNameValues();
        var configs = admin.describeConfigs(asked).values();
        List<String> faults = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (ConfigResource resource : asked) {
            String name = resource.name();
            try {
                faults.addAll(settings(answer(topics.get(name)), answer(configs.get(resource)))
                        .faults(partitions));
            } catch (ExecutionException e) {
                switch (BrokerFailure.of(e)) {
                    case TOPICS -> missing.add(name);
                    case RIGHTS -> LOG.debug("The broker does not say how {} is kept", name, e);
                    default -> throw e;
                }
            }
        }
        return new Look(faults, missing);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T answer(@Nullable KafkaFuture<T> asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        return Objects.requireNonNull(asked).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static TopicSettings settings(TopicDescription topic, Config config) {
        int replication = topic.partitions().getFirst().replicas().size();
        return new TopicSettings(topic.name(), topic.partitions().size(), replication, key -> value(config.get(key)));
    }

    private static @Nullable String value(@Nullable ConfigEntry entry) {
        return entry == null ? null : entry.value();
    }

    private void note(List<String> found) {
        found.stream().filter(fault -> !faults.contains(fault)).forEach(fault -> LOG.warn("The topic {}", fault));
        faults = found;
    }

    /** @param missing topics that the broker does not have */
    private record Look(List<String> wrong, Set<String> missing) {
        /** A topic that was there or not asked for the last time may be about to be made. */
        List<String> faults(Set<String> missingBefore) {
            var gone = missing.stream().filter(missingBefore::contains).map(TopicSettings::missing);
            return Stream.concat(wrong.stream(), gone).toList();
        }
    }
}
