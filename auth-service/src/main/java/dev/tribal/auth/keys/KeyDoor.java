package dev.tribal.auth.keys;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.audit.RequestSender;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.ApiKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Lets in who has a valid key, slows down who guesses, and leaves a trail of who was refused. */
public final class KeyDoor {
    private final ApiKeys keys;
    private final AttemptGuard guard;
    private final LastUse lastUse;
    private final AuditEvents events;
    private final AuditLog audit;
    private final Counter refused;

    public KeyDoor(
            ApiKeys keys,
            AttemptGuard guard,
            LastUse lastUse,
            AuditEvents events,
            AuditLog audit,
            MeterRegistry meters) {
        this.keys = keys;
        this.guard = guard;
        this.lastUse = lastUse;
        this.events = events;
        this.audit = audit;
        this.refused = Counter.builder("tribal.auth.keys.refused")
                .description("API keys that are unknown, wrong, expired or revoked")
                .register(meters);
    }

    /**
     * The key if it is valid. A mistyped key costs neither a look-up nor patience.
     *
     * @throws ProblemException {@code unauthorized}, for every reason in the same words, or {@code rate-limited}
     */
    public IssuedKey open(String apiKey) {
        if (!ApiKey.isWellFormed(apiKey)) {
            throw unauthorized();
        }
        String id = ApiKey.idOf(apiKey);
        String address = String.valueOf(RequestSender.current().address());
        guard.admit(id, address);
        return switch (keys.check(apiKey)) {
            case Verdict.Valid valid -> {
                guard.succeeded(id, address);
                lastUse.of(id);
                yield valid.key();
            }
            case Verdict.Refused refused -> {
                guard.failed(id, address);
                this.refused.increment();
                leaveTrail(refused);
                throw unauthorized();
            }
        };
    }

    /** A key that never was belongs to no tenant, and whoever makes ids up could fill the log with them. */
    private void leaveTrail(Verdict.Refused refused) {
        IssuedKey key = refused.concerned();
        if (key != null) {
            audit.record(events.by(
                    new AuditEvent.Actor("key:" + key.id(), null),
                    key.tenant(),
                    "token.issue",
                    new AuditEvent.Target("key", key.id()),
                    AuditEvent.Outcome.REFUSED));
        }
    }

    private static ProblemException unauthorized() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "The API key is not valid");
    }
}
