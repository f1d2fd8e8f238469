package dev.tribal.auth.audit;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;

/**
 * Leaves entries about people and clients who have no access token yet, or only come to get one. What belongs to no
 * tenant is kept in that of the installation.
 *
 * @param home the tenant of the installation
 */
public record Trail(AuditEvents events, AuditLog log, String home) {
    /** The subject of whom nothing is known. */
    public static final String STRANGER = "stranger";

    /** What somebody known did, or was refused, in their tenant. */
    public void leave(
            String subject, String tenant, String action, AuditEvent.Target target, AuditEvent.Outcome outcome) {
        log.record(events.by(new AuditEvent.Actor(subject, null), tenant, action, target, outcome));
    }

    /** What somebody did, or was refused, of whom nothing is known. */
    public void leaveOfStranger(String action, AuditEvent.Target target, AuditEvent.Outcome outcome) {
        leave(STRANGER, home, action, target, outcome);
    }
}
