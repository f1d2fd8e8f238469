package dev.tribal.auth.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a tenant are wanted; what is {@code null} restricts nothing.
 *
 * @param from the earliest time, inclusive
 * @param to the latest time, exclusive
 * @param actor the subject
 * @param after only entries that come after this place, that is, older ones
 */
record AuditQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String actor,
        @Nullable String action,
        @Nullable AuditCursor after) {
    AuditQuery after(AuditCursor place) {
        return new AuditQuery(from, to, actor, action, place);
    }
}
