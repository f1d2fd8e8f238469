package dev.tribal.auth.audit;

import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has old entries of the audit log deleted now and then. */
public final class AuditSweep extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(AuditSweep.class);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(5);

    private final AuditRetention retention;

    public AuditSweep(AuditRetention retention) {
        super("audit-sweep");
        this.retention = retention;
    }

    @Override
    protected Duration beforeFirst() {
        return FIRST_AFTER;
    }

    @Override
    protected Duration round() {
        try {
            long deleted = retention.sweep(this::isRunning);
            if (deleted > 0) {
                LOG.info("Deleted {} entries of the audit log that are older than tribal.audit.retention", deleted);
            }
        } catch (RuntimeException e) {
            LOG.warn("Old entries of the audit log cannot be deleted now; this is tried again: {}", e.getMessage());
        }
        return AuditRetention.TURN;
    }
}
