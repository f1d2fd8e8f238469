package dev.tribal.auth.login;

import dev.tribal.auth.audit.Trail;
import dev.tribal.contracts.event.AuditEvent.Outcome;
import dev.tribal.contracts.event.AuditEvent.Target;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes who signed in and out, and who was refused. */
public final class SignInTrail {
    private static final String SIGN_IN = "person.sign-in";
    private static final String PERSON = "person";

    private final Trail trail;
    private final People people;
    private final Counter refused;

    public SignInTrail(Trail trail, People people, MeterRegistry meters) {
        this.trail = trail;
        this.people = people;
        this.refused = Counter.builder("tribal.auth.signins.refused")
                .description("Attempts to sign in with a wrong name or password, or while locked")
                .register(meters);
    }

    void signedIn(String name) {
        leave(name, SIGN_IN, Outcome.DONE);
    }

    void signedOut(String name) {
        leave(name, "person.sign-out", Outcome.DONE);
    }

    /** The subject is a stranger, because a name proves nothing; a name that nobody has might be a password. */
    void refused(@Nullable String name) {
        refused.increment();
        Optional.ofNullable(name)
                .flatMap(people::find)
                .ifPresentOrElse(
                        person -> trail.leave(
                                Trail.STRANGER,
                                person.tenant(),
                                SIGN_IN,
                                new Target(PERSON, person.name()),
                                Outcome.REFUSED),
                        () -> trail.leaveOfStranger(SIGN_IN, new Target(PERSON, null), Outcome.REFUSED));
    }

    private void leave(String name, String action, Outcome outcome) {
        people.find(name)
                .ifPresent(person -> trail.leave(
                        "user:" + person.name(), person.tenant(), action, new Target(PERSON, person.name()), outcome));
    }
}
