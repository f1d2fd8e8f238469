package dev.tribal.auth.people;

import dev.tribal.auth.audit.AuditTable;
import dev.tribal.auth.authorization.Authorizations;
import dev.tribal.auth.keys.KeyAdministration;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.contracts.event.AuditEvent.Outcome;
import dev.tribal.contracts.event.AuditEvent.Target;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.sql.Database;
import java.util.List;
import java.util.Objects;

/** Lists and removes people. A removal, what it ends and its audit entry are one transaction. */
public final class PeopleAdministration {
    private static final int MOST_LISTED = 1_000;

    private final Database database;
    private final People people;
    private final Authorizations authorizations;
    private final KeyAdministration keys;
    private final AuditTable audit;
    private final AuditEvents events;

    public PeopleAdministration(
            Database database,
            People people,
            Authorizations authorizations,
            KeyAdministration keys,
            AuditTable audit,
            AuditEvents events) {
        this.database = database;
        this.people = people;
        this.authorizations = authorizations;
        this.keys = keys;
        this.audit = audit;
        this.events = events;
    }

    PersonList list(Caller caller) {
        return new PersonList(people.of(caller.tenant(), MOST_LISTED).stream()
                .map(PersonEntry::of)
                .toList());
    }

    /**
     * Removes a person of the caller's tenant with all that they gave to clients.
     *
     * @param withKeys whether the keys that they made are revoked, too; programs may live on them
     * @throws ProblemException {@code not-found} if the tenant has no such person, {@code forbidden} if they, or a key that is
     *     to be revoked, may do more than the caller
     */
    PersonRemoval remove(Caller caller, String name, boolean withKeys) {
        Person person = people.find(name)
                .filter(found -> found.tenant().equals(caller.tenant()))
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no person of this name in your tenant"));
        if (!caller.projects().isEmpty()
                || !caller.scopes().containsAll(person.role().scopes())) {
            audit.append(List.of(event(caller, name, Outcome.REFUSED)));
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This person may do more than your key, so it cannot remove them");
        }
        try {
            return Objects.requireNonNull(database.transactions().execute(_ -> removed(caller, person, withKeys)));
        } catch (ProblemException e) {
            audit.append(List.of(event(caller, name, Outcome.REFUSED)));
            throw e;
        }
    }

    private PersonRemoval removed(Caller caller, Person person, boolean withKeys) {
        String name = person.name();
        var made = withKeys ? keys.revokeMadeBy(caller, name) : keys.madeBy(caller, name);
        people.remove(person);
        authorizations.endAllOf(name);
        audit.append(List.of(event(caller, name, Outcome.DONE)));
        return new PersonRemoval(name, made);
    }

    private AuditEvent event(Caller caller, String name, Outcome outcome) {
        return events.byCaller(caller.tenant(), "person.remove", new Target("person", name), outcome);
    }
}
