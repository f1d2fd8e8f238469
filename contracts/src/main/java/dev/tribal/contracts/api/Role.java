package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A usual set of scopes under a name that says whom it is for. */
public enum Role {
    /** Looks errors up. */
    @JsonProperty("reader")
    READER("looks errors up", Scopes.ERRORS_READ),
    /** Reports errors and changes them, as a CI system or an application does. */
    @JsonProperty("reporter")
    REPORTER(
            "reports errors and what came of solutions, changes and deletes errors",
            Scopes.ERRORS_READ,
            Scopes.ERRORS_WRITE),
    /** Also records what fixed them, as a developer or an agent does. */
    @JsonProperty("solver")
    SOLVER("also records what fixed them", Scopes.ERRORS_READ, Scopes.ERRORS_WRITE, Scopes.SOLUTIONS_WRITE),
    /** Also manages the keys of its tenant and reads its audit log. */
    @JsonProperty("admin")
    ADMIN("also manages the keys of its tenant and reads its audit log", Scopes.ALL),
    /** Runs the installation: also does what concerns every tenant. */
    @JsonProperty("operator")
    OPERATOR(
            "runs the installation: also makes keys in other tenants, re-indexes, reads metrics",
            and(Scopes.ALL, Scopes.INSTALLATION));

    private final String purpose;
    private final List<String> scopes;

    Role(String purpose, String... scopes) {
        this(purpose, List.of(scopes));
    }

    Role(String purpose, List<String> scopes) {
        this.purpose = purpose;
        this.scopes = scopes;
    }

    /** What its holder does, for the documentation. */
    public String purpose() {
        return purpose;
    }

    public List<String> scopes() {
        return scopes;
    }

    /** Every scope that there is. */
    public static List<String> everyScope() {
        return Stream.of(values())
                .flatMap(role -> role.scopes.stream())
                .distinct()
                .toList();
    }

    private static List<String> and(List<String> scopes, String another) {
        List<String> all = new ArrayList<>(scopes);
        all.add(another);
        return List.copyOf(all);
    }
}
