package dev.tribal.embedding.generation;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.problem.ProblemException;

/** Leaves an entry in the audit log for each change of the set of vector indexes, before it takes effect. */
public final class IndexTrail {
    private final AuditLog log;
    private final AuditEvents events;

    public IndexTrail(AuditLog log, AuditEvents events) {
        this.log = log;
        this.events = events;
    }

    /** @throws ProblemException {@code unavailable} if the entry cannot be kept; then the change must not be made */
    void building(String name) {
        log.recordFirst(events.done("index.build", target(name)));
    }

    /** @throws ProblemException {@code unavailable} if the entry cannot be kept; then the change must not be made */
    void dropping(String name) {
        log.recordFirst(events.done("index.drop", target(name)));
    }

    private static AuditEvent.Target target(String name) {
        return new AuditEvent.Target("index", name);
    }
}
