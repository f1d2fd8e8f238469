package dev.tribal.auth.signing;

import dev.tribal.auth.audit.AuditTable;
import dev.tribal.contracts.event.AuditEvent.Actor;
import dev.tribal.contracts.event.AuditEvent.Outcome;
import dev.tribal.contracts.event.AuditEvent.Target;
import dev.tribal.platform.audit.AuditEvents;
import java.util.List;

/**
 * Notes in the audit log, in the transaction of the rotation itself, who replaced the signing key.
 *
 * @param home the tenant of the installation
 */
public record RotationTrail(AuditTable table, AuditEvents events, String home) {
    private static final String ACTION = "signing-key.rotate";

    void byCaller(SigningKeyRing.Rotation rotation) {
        table.append(List.of(events.done(ACTION, target(rotation))));
    }

    /** By the calendar, which nobody asked for. */
    public void byCalendar(SigningKeyRing.Rotation rotation) {
        table.append(List.of(events.by(new Actor("calendar", null), home, ACTION, target(rotation), Outcome.DONE)));
    }

    private static Target target(SigningKeyRing.Rotation rotation) {
        return new Target("signing-key", rotation.kid());
    }
}
