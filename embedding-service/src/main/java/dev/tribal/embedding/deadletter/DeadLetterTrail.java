package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leaves an entry in the audit log before dead letters are replayed or given up. */
final class DeadLetterTrail {
    private final AuditLog log;
    private final AuditEvents events;

    DeadLetterTrail(AuditLog log, AuditEvents events) {
        this.log = log;
        this.events = events;
    }

    /**
     * @param letter {@code null} for many
     * @throws dev.tribal.platform.problem.ProblemException {@code unavailable} if the entry cannot be kept; then nothing
     *     must be done
     */
    void replaying(@Nullable UUID letter) {
        record("dead-letter.replay", letter);
    }

    /** See {@link #replaying}. */
    void discarding(UUID letter) {
        record("dead-letter.discard", letter);
    }

    private void record(String action, @Nullable UUID letter) {
        log.recordFirst(
                events.done(action, new AuditEvent.Target("dead-letter", letter == null ? null : letter.toString())));
    }
}
