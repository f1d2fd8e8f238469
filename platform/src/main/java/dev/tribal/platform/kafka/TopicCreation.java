package dev.tribal.platform.kafka;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics as soon as there is a broker, if there was none at the start; then asks now and then
 * whether the broker still answers and lets this process in.
 */
final class TopicCreation extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(15);

    private final KafkaAdmin admin;
    private final MissingTopics topics;
    private volatile @Nullable BrokerFailure trouble;
    private volatile boolean asked;
    private boolean made;

    TopicCreation(KafkaAdmin admin, MissingTopics topics) {
        super("topic-creation");
        this.admin = admin;
        this.topics = topics;
    }

    /** Whether the broker has been asked at all since the start; before, nothing is known of it. */
    boolean isAsked() {
        return asked;
    }

    /** What is wrong with the broker, or {@code null} if nothing is known to be. */
    @Nullable BrokerFailure trouble() {
        return trouble;
    }

    @Override
    protected Duration round() {
        BrokerFailure failure = failure();
        // Without a broker none can be made; what is wrong is known sooner.
        if (!made && (failure == null || failure == BrokerFailure.TOPICS)) {
            made = topics.make();
            failure = failure();
        }
        note(failure);
        return made && failure == null ? LOOK_AGAIN_AFTER : RETRY_AFTER;
    }

    /** A question tells what is wrong; the making of topics keeps it to itself. */
    private @Nullable BrokerFailure failure() {
        try {
            admin.describeTopics(Topics.ERROR_EVENTS);
            return null;
        } catch (RuntimeException e) {
            LOG.debug("The broker cannot be used", e);
            return BrokerFailure.of(e);
        }
    }

    private void note(@Nullable BrokerFailure failure) {
        if (failure == null && trouble != null) {
            LOG.info("The Kafka broker answers");
        }
        if (failure != null && failure != trouble) {
            LOG.warn("{}; it is tried again until it works", failure.sentence());
        }
        trouble = failure;
        asked = true;
    }
}
