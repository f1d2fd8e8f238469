package dev.tribal.platform.audit.kafka;

import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes audit events; sends the many from a thread of its own, since a send blocks while the broker is away. */
public final class KafkaAuditLog implements AuditLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaAuditLog.class);
    private static final int QUEUE = 10_000;
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AuditCodec codec = new AuditCodec();
    private final KafkaTemplate<String, byte[]> kafka;
    private final Counter lost;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofVirtual().name("audit").factory());

    public KafkaAuditLog(KafkaTemplate<String, byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.lost = Counter.builder("tribal.audit.lost")
                .description("Audit events that could not be published")
                .register(meters);
    }

    @Override
    public void record(AuditEvent event) {
        try {
            sender.execute(() -> send(event));
        } catch (RejectedExecutionException e) {
            lost(event, e);
        }
    }

    private void send(AuditEvent event) {
        try {
            kafka.send(codec.write(event)).whenComplete((_, failure) -> {
                if (failure != null) {
                    lost(event, failure);
                }
            });
        } catch (RuntimeException e) {
            lost(event, e);
        }
    }

    private void lost(AuditEvent event, Throwable cause) {
        lost.increment();
        LOG.error(
                "The audit event {} of {} could not be published: {}",
                event.action(),
                event.service(),
                cause.toString());
    }

    @Override
    public void recordFirst(AuditEvent event) {
        try {
            kafka.send(codec.write(event)).get(ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw refused(e);
        }
    }

    private static ProblemException refused(Exception cause) {
        return ProblemException.unavailable(
                "The audit log does not take an entry now, so nothing was done; try again", RETRY_AFTER, cause);
    }

    /** Gives what was reported a last chance. */
    @Override
    public void close() throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(ACK_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            LOG.error(
                    "{} audit events were not published before the stop",
                    sender.shutdownNow().size());
        }
    }
}
