package dev.tribal.platform.kafka;

import dev.tribal.contracts.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes the topics that a broker lacks, once before anything reads them and whenever it is asked to. One that is there stays
 * as it is: Spring's own way would add partitions to it, so that the messages of one error stood in two of them.
 */
public final class MissingTopics implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);
    /** A start does not wait long for a broker that is away; the topics are made when it comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaConnections connections;
    private final List<NewTopic> topics;

    public MissingTopics(KafkaConnections connections, KafkaSettings settings) {
        this.connections = connections;
        this.topics = Topics.all(settings.partitions(), settings.replication());
    }

    @Override
    public void afterSingletonsInstantiated() {
        make();
    }

    /** Returns whether all topics are there now; what went wrong is said by who asks the broker for its health. */
    public boolean make() {
        try {
            return connections.ask(admin -> {
                make(admin, topics, PATIENCE);
                return true;
            });
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("The topics cannot be made yet", e);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Makes those of some topics that are missing, each by itself.
     *
     * @param patience for each answer of the broker
     * @throws ExecutionException if the broker refuses one
     */
    public static void make(Admin admin, Collection<NewTopic> topics, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        var asked = admin.describeTopics(topics.stream().map(NewTopic::name).toList())
                .topicNameValues();
        List<NewTopic> missing = new ArrayList<>();
        for (NewTopic topic : topics) {
            // Asked first: who may not make topics can use those that are there.
            if (failure(asked.get(topic.name()), patience) instanceof ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                missing.add(topic);
            }
        }
        for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
            // Another service may be quicker.
            if (failure(made, patience) instanceof ExecutionException e
                    && !(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static @Nullable ExecutionException failure(@Nullable KafkaFuture<?> asked, Duration patience)
            throws InterruptedException, TimeoutException {
        try {
            Objects.requireNonNull(asked).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return e;
        }
    }
}
