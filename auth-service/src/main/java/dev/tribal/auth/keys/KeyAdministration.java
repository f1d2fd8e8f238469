package dev.tribal.auth.keys;

import dev.tribal.auth.audit.AuditTable;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.contracts.event.AuditEvent.Outcome;
import dev.tribal.contracts.event.AuditEvent.Target;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.ApiKey;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.sql.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What administrators do with keys. Each change and its audit entry are one transaction. */
public final class KeyAdministration {
    private static final int MAX_KEYS = 1_000;
    private static final String KIND = "key";

    private final ApiKeys keys;
    private final KeyTable table;
    private final CallersRights rights;
    private final AuditTable audit;
    private final AuditEvents events;
    private final Clock clock;

    public KeyAdministration(Database database, ApiKeys keys, AuditTable audit, AuditEvents events, Clock clock) {
        this.keys = keys;
        this.table = new KeyTable(database);
        this.rights = new CallersRights(table, clock);
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @throws ProblemException {@code forbidden} if the caller has not all that the key would have
     */
    KeyEntry create(Caller caller, KeyOrder order) {
        require(
                () -> rights.requireCovered(
                        caller, rights.requireInForce(caller).orElse(null), order),
                event(order.tenant(), "key.create", new Target(KIND, null), Outcome.REFUSED));
        return inTransaction(() -> {
            requireRoom(order.tenant());
            String key = keys.create(order);
            String id = ApiKey.idOf(key);
            audit.append(List.of(event(order.tenant(), "key.create", new Target(KIND, id), Outcome.DONE)));
            return KeyEntry.of(table.find(id).orElseThrow(), key);
        });
    }

    KeyList list(Caller caller) {
        return new KeyList(table.list(caller.tenant(), MAX_KEYS).stream()
                .map(key -> KeyEntry.of(key, null))
                .toList());
    }

    /**
     * Revokes a key of the caller's tenant. Tokens that were made for it last until they expire.
     *
     * @throws ProblemException {@code not-found} if the tenant has no such key that is not revoked,
     *     {@code forbidden} if it can do more than the caller
     */
    void revoke(Caller caller, String id) {
        AuditEvent refused = event(caller.tenant(), "key.revoke", new Target(KIND, id), Outcome.REFUSED);
        require(() -> rights.requireInForce(caller), refused);
        StoredKey key = table.find(id)
                .filter(found -> found.order().tenant().equals(caller.tenant()))
                .orElseThrow(KeyAdministration::unknown);
        revoke(caller, key);
    }

    private void revoke(Caller caller, StoredKey key) {
        String tenant = key.order().tenant();
        var target = new Target(KIND, key.id());
        require(() -> rights.requireMayRevoke(caller, key), event(tenant, "key.revoke", target, Outcome.REFUSED));
        inTransaction(() -> {
            if (!table.revoke(tenant, key.id(), clock.instant())) {
                throw unknown();
            }
            audit.append(List.of(event(tenant, "key.revoke", target, Outcome.DONE)));
            return key;
        });
    }

    /**
     * The keys in force that a person made, or that keys of theirs made: of the caller's tenant, and of any for the operator of
     * the installation, since only operators make keys for other tenants.
     */
    public List<KeyEntry> madeBy(Caller caller, String person) {
        return inForceOf(caller, person).map(key -> KeyEntry.of(key, null)).toList();
    }

    /**
     * Revokes what {@link #madeBy} lists, all or nothing.
     *
     * @return the keys as they are now
     * @throws ProblemException {@code forbidden} if one of them can do more than the caller, or is the operator's last
     */
    public List<KeyEntry> revokeMadeBy(Caller caller, String person) {
        return inTransaction(() -> {
            rights.requireInForce(caller);
            List<StoredKey> made = inForceOf(caller, person).toList();
            made.forEach(key -> revoke(caller, key));
            return made.stream()
                    .map(key -> KeyEntry.of(table.find(key.id()).orElseThrow(), null))
                    .toList();
        });
    }

    private Stream<StoredKey> inForceOf(Caller caller, String person) {
        Instant now = clock.instant();
        return table.madeBy(person).stream()
                .filter(key -> key.isActive(now))
                .filter(key -> caller.scopes().contains(Scopes.INSTALLATION)
                        || key.order().tenant().equals(caller.tenant()));
    }

    private void require(Runnable check, AuditEvent ifRefused) {
        try {
            check.run();
        } catch (ProblemException e) {
            audit.append(List.of(ifRefused));
            throw e;
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no key of this id that is not revoked");
    }

    private void requireRoom(String tenant) {
        if (table.countUnrevoked(tenant) >= MAX_KEYS) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "A tenant has at most %d keys; revoke one first".formatted(MAX_KEYS));
        }
    }

    private AuditEvent event(String tenant, String action, Target target, Outcome outcome) {
        return events.byCaller(tenant, action, target, outcome);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(table.database().transactions().execute(_ -> work.get()));
    }
}
