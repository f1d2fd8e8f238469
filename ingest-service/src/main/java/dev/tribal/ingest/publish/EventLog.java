package dev.tribal.ingest.publish;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the broker knows of the log of error events; connects when it is first asked. */
public final class EventLog implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final Duration timeout;
    private @Nullable Admin admin;

    /**
     * @param config settings of an admin client
     * @param timeout for each question to the broker
     */
    public EventLog(Map<String, Object> config, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        this.config = new HashMap<>(config);
        this.config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        this.config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        this.timeout = timeout;
    }

    /**
     * The last event in the partition of a key, whichever key that event has; empty if there is none yet.
     *
     * @throws ProblemException {@code unavailable} if the broker does not answer
     */
    public Optional<Position> last(String key) {
        try {
            int partition = BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), countPartitions());
            long end = end(new TopicPartition(Topics.ERROR_EVENTS, partition));
            return end == 0 ? Optional.empty() : Optional.of(new Position(partition, end - 1));
        } catch (BrokerUnavailable e) {
            throw ProblemException.unavailable(
                    "The broker does not say whether there is such an error; try again", RETRY_AFTER, e);
        }
    }

    /**
     * How many partitions the log has.
     *
     * @throws BrokerUnavailable if the broker does not say so in time
     */
    int countPartitions() throws BrokerUnavailable {
        return await(admin -> admin.describeTopics(List.of(Topics.ERROR_EVENTS)).allTopicNames()).values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
    }

    private long end(TopicPartition partition) throws BrokerUnavailable {
        return await(admin -> admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition))
                .offset();
    }

    private <T> T await(Question<T> question) throws BrokerUnavailable {
        try {
            return question.ask(connected()).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new BrokerUnavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable(e);
        }
    }

    private synchronized Admin connected() {
        Admin connected = admin;
        if (connected == null) {
            connected = Admin.create(config);
            admin = connected;
        }
        return connected;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(timeout);
        }
    }

    private interface Question<T> {
        KafkaFuture<T> ask(Admin admin);
    }

    /** The broker did not answer a question, or not in time. */
    static final class BrokerUnavailable extends Exception {
        private static final long serialVersionUID = 1L;

        BrokerUnavailable(Exception cause) {
            super(cause);
        }
    }
}
