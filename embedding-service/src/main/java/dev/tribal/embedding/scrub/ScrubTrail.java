package dev.tribal.embedding.scrub;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;

/** Leaves an entry in the audit log before stored records are changed. */
final class ScrubTrail {
    private final AuditLog log;
    private final AuditEvents events;

    ScrubTrail(AuditLog log, AuditEvents events) {
        this.log = log;
        this.events = events;
    }

    /**
     * To be called before any of some records is changed.
     *
     * @throws dev.tribal.platform.problem.ProblemException {@code unavailable} if the entry cannot be kept; then nothing
     *     must be changed
     */
    void applying(String rule) {
        log.recordFirst(events.done("scrub.apply", new AuditEvent.Target("rule", rule)));
    }
}
