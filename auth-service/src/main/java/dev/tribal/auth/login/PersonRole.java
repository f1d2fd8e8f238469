package dev.tribal.auth.login;

import dev.tribal.contracts.api.Scopes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a person may do: the one place that says which scopes a person's role has. */
public enum PersonRole {
    READER(List.of(Scopes.ERRORS_READ)),
    REPORTER(List.of(Scopes.ERRORS_READ, Scopes.ERRORS_WRITE)),
    SOLVER(List.of(Scopes.ERRORS_READ, Scopes.ERRORS_WRITE, Scopes.SOLUTIONS_WRITE)),
    ADMIN(Scopes.ALL);

    private final List<String> scopes;

    PersonRole(List<String> scopes) {
        this.scopes = scopes;
    }

    /** The scopes that a token for such a person may have. */
    public Set<String> scopes() {
        return Set.copyOf(scopes);
    }

    /** As it is written in the database and in settings. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
