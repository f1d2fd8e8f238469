package dev.tribal.auth.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has old entries of the audit log deleted now and then, as long as it is open. */
public final class AuditSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditSweep.class);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(5);

    private final AuditRetention retention;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-sweep").daemon().factory());

    public AuditSweep(AuditRetention retention) {
        this.retention = retention;
        if (retention.isLimited()) {
            clock.scheduleWithFixedDelay(
                    this::sweep, FIRST_AFTER.toMinutes(), AuditRetention.TURN.toMinutes(), TimeUnit.MINUTES);
        }
    }

    private void sweep() {
        try {
            long deleted = retention.sweep();
            if (deleted > 0) {
                LOG.info("Deleted {} entries of the audit log that are older than tribal.audit.retention", deleted);
            }
        } catch (RuntimeException e) {
            // Nothing would be tried again after an exception.
            LOG.warn("Old entries of the audit log cannot be deleted now; this is tried again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        clock.close();
    }
}
