package dev.tribal.platform.kafka;

import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the topics keep what they are given. Changes none: whoever made them otherwise is told. If
 * the user may not see settings of topics, nothing is known to be wrong.
 */
final class TopicCheck extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final int TIMEOUT_SECONDS = 15;

    private final KafkaConnections connections;
    private volatile List<String> faults = List.of();

    TopicCheck(KafkaConnections connections) {
        super("topic-check");
        this.connections = connections;
    }

    /** What is wrong, as last looked, each in a sentence that says what to change. */
    List<String> faults() {
        return faults;
    }

    @Override
    protected Duration round() throws InterruptedException {
        Admin admin = Admin.create(connections.admin());
        try {
            note(faults(admin));
            return LOOK_AGAIN_AFTER;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("The broker does not say how topics are kept", e);
            return BrokerFailure.of(e) == BrokerFailure.RIGHTS ? LOOK_AGAIN_AFTER : RETRY_AFTER;
        } finally {
            // Does not wait for a broker that is away.
            admin.close(Duration.ZERO);
        }
    }

    private static List<String> faults(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        List<ConfigResource> asked = TopicSettings.WATCHED.stream()
                .sorted()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, TopicDescription> topics =
                admin.describeTopics(TopicSettings.WATCHED).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        Map<ConfigResource, Config> configs = admin.describeConfigs(asked).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return asked.stream()
                .map(resource -> settings(
                        Objects.requireNonNull(topics.get(resource.name())),
                        Objects.requireNonNull(configs.get(resource))))
                .flatMap(settings -> settings.faults().stream())
                .toList();
    }

    private static TopicSettings settings(TopicDescription topic, Config config) {
        int replication = topic.partitions().getFirst().replicas().size();
        return new TopicSettings(topic.name(), replication, key -> value(config.get(key)));
    }

    private static @Nullable String value(@Nullable ConfigEntry entry) {
        return entry == null ? null : entry.value();
    }

    private void note(List<String> found) {
        found.stream().filter(fault -> !faults.contains(fault)).forEach(fault -> LOG.warn("The topic {}", fault));
        faults = found;
    }
}
