package dev.tribal.platform.audit;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes the audit events of one service, with the caller and the sender of the current request. */
public final class AuditEvents {
    private final String service;
    private final CurrentCaller callers;
    private final Clock clock;

    /** @param service the module, for example {@code ingest-service} */
    public AuditEvents(String service, CurrentCaller callers, Clock clock) {
        this.service = service;
        this.callers = callers;
        this.clock = clock;
    }

    /** What the current caller did in its own tenant. */
    public AuditEvent done(String action, AuditEvent.Target target) {
        return byCaller(callers.get().tenant(), action, target, AuditEvent.Outcome.DONE);
    }

    /** What the current caller did, or was refused, in any tenant. */
    public AuditEvent byCaller(String tenant, String action, AuditEvent.Target target, AuditEvent.Outcome outcome) {
        Caller caller = callers.get();
        return by(new AuditEvent.Actor(caller.subject(), caller.tokenId()), tenant, action, target, outcome);
    }

    /** What somebody did who has no token. */
    public AuditEvent by(
            AuditEvent.Actor actor,
            String tenant,
            String action,
            AuditEvent.Target target,
            AuditEvent.Outcome outcome) {
        return new AuditEvent(
                UUID.randomUUID(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                tenant,
                service,
                actor,
                action,
                target,
                outcome,
                RequestSender.current());
    }
}
