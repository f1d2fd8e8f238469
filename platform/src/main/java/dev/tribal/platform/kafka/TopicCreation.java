package dev.tribal.platform.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics as soon as there is a broker; Spring tries only once, at the start. */
final class TopicCreation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final KafkaAdmin admin;
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

    private boolean areMade() {
        try {
            return admin.initialize();
        } catch (RuntimeException e) {
            LOG.debug("The topics cannot be made yet", e);
            return false;
        }
    }

    private void run() {
        try {
            while (isRunning() && !areMade()) {
                stopped.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
