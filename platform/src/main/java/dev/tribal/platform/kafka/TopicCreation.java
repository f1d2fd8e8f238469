package dev.tribal.platform.kafka;

import dev.tribal.contracts.event.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics as soon as there is a broker, since Spring tries only once, at the start; then asks now and then
 * whether the broker still answers and lets this process in.
 */
final class TopicCreation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(15);

    private final KafkaAdmin admin;
    private volatile @Nullable BrokerFailure trouble;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    TopicCreation(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("topic-creation").start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** What is wrong with the broker, or {@code null} if nothing is known to be. */
    @Nullable BrokerFailure trouble() {
        return trouble;
    }

    private boolean areMade() {
        try {
            return admin.initialize();
        } catch (RuntimeException e) {
            LOG.debug("The topics cannot be made yet", e);
            return false;
        }
    }

    /** A question tells what is wrong; the making of topics keeps it to itself. */
    private void look() {
        try {
            admin.describeTopics(Topics.ERROR_EVENTS);
            if (trouble != null) {
                LOG.info("The Kafka broker answers");
            }
            trouble = null;
        } catch (RuntimeException e) {
            report(BrokerFailure.of(e), e);
        }
    }

    private void report(BrokerFailure failure, RuntimeException e) {
        LOG.debug("The broker cannot be used", e);
        if (failure != trouble) {
            LOG.warn("{}; it is tried again until it works", failure.sentence());
        }
        trouble = failure;
    }

    private void run() {
        try {
            boolean made = false;
            while (isRunning()) {
                made = made || areMade();
                look();
                Duration pause = made && trouble == null ? LOOK_AGAIN_AFTER : RETRY_AFTER;
                stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
