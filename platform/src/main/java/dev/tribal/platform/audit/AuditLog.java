package dev.tribal.platform.audit;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.problem.ProblemException;

/** Where a service reports what was done; nobody can change or delete it afterwards. */
public interface AuditLog {
    /** Reports what callers do by the thousand. Returns at once; an event that is lost is logged and counted. */
    void record(AuditEvent event);

    /**
     * Reports what an administrator is about to do, and returns once the event is kept.
     *
     * @throws ProblemException {@code unavailable} if it cannot be kept; then the action must not be done
     */
    void recordFirst(AuditEvent event);
}
