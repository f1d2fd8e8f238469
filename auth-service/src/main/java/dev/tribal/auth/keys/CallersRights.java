package dev.tribal.auth.keys;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees to it that nobody gives away more than they have, in scopes, projects and time, or ends what has more. */
final class CallersRights {
    private static final String KEY_SUBJECT = "key:";

    private final KeyTable table;
    private final Clock clock;

    CallersRights(KeyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Returns if the caller's own key, if that is what the token was made for, is still in force: a revoked one must
     * not make itself a successor while its last token lives.
     */
    Optional<StoredKey> requireInForce(Caller caller) {
        if (!caller.subject().startsWith(KEY_SUBJECT)) {
            return Optional.empty();
        }
        StoredKey own = table.find(caller.subject().substring(KEY_SUBJECT.length()))
                .filter(key -> key.order().tenant().equals(caller.tenant()) && key.isActive(clock.instant()))
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN, "Your own key is not valid any more"));
        return Optional.of(own);
    }

    /** @throws ProblemException {@code forbidden} if the order goes beyond what the caller has */
    void requireCovered(Caller caller, @Nullable StoredKey own, KeyOrder order) {
        if (!caller.scopes().containsAll(order.scopes())) {
            var missing = new HashSet<>(order.scopes());
            missing.removeAll(caller.scopes());
            throw beyond("it needs scopes that yours has not: "
                    + String.join(" ", missing.stream().sorted().toList()));
        }
        if (!coversProjects(caller, order)) {
            throw beyond("yours is restricted to projects, so it must be restricted to some of the same");
        }
        Instant end = own == null ? null : own.order().expiresAt();
        if (end != null && (order.expiresAt() == null || order.expiresAt().isAfter(end))) {
            throw beyond("it must expire at the latest when yours does, at " + end);
        }
    }

    /**
     * Returns if the caller may end the key. Without this an administrator could end the keys of the operator, whose
     * last one must stay: nobody could make another.
     *
     * @throws ProblemException {@code forbidden} if the key can do more than the caller, or is the operator's last
     */
    void requireMayRevoke(Caller caller, StoredKey key) {
        if (!caller.scopes().containsAll(key.order().scopes()) || !coversProjects(caller, key.order())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This key can do more than yours, so yours cannot revoke it");
        }
        if (isOperators(key)
                && table.listUnrevoked(Scopes.INSTALLATION).stream().noneMatch(other -> isOther(key, other))) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This is the operator's last key; make another one before you revoke it");
        }
    }

    private static boolean coversProjects(Caller caller, KeyOrder order) {
        return caller.projects().isEmpty()
                || (!order.projects().isEmpty() && caller.projects().containsAll(order.projects()));
    }

    private boolean isOther(StoredKey key, StoredKey other) {
        return !other.id().equals(key.id()) && isOperators(other);
    }

    private boolean isOperators(StoredKey key) {
        return key.order().scopes().contains(Scopes.INSTALLATION)
                && key.order().scopes().contains(Scopes.ADMIN)
                && key.isActive(clock.instant());
    }

    private static ProblemException beyond(String why) {
        return new ProblemException(ProblemType.FORBIDDEN, "A key cannot do more than the one that makes it: " + why);
    }
}
