package dev.tribal.embedding.grouping;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;

/** Leaves an entry in the audit log before another version of the fingerprints decides. */
final class VersionTrail {
    private final AuditLog log;
    private final AuditEvents events;

    VersionTrail(AuditLog log, AuditEvents events) {
        this.log = log;
        this.events = events;
    }

    /**
     * To be called before.
     *
     * @throws dev.tribal.platform.problem.ProblemException {@code unavailable} if the entry cannot be kept; then nothing
     *     must be changed
     */
    void switching(int version) {
        log.recordFirst(events.done("grouping.switch", new AuditEvent.Target("fingerprint-version", "v" + version)));
    }
}
