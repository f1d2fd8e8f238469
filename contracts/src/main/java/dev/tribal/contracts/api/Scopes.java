package dev.tribal.contracts.api;

import java.util.List;

/** What an access token can allow. */
public final class Scopes {
    public static final String ERRORS_READ = "errors:read";
    public static final String ERRORS_WRITE = "errors:write";
    public static final String SOLUTIONS_WRITE = "solutions:write";
    public static final String ADMIN = "admin";

    /** What concerns every tenant of an installation, such as the first key of a new tenant. */
    public static final String INSTALLATION = "installation";

    /** Every scope that stays inside a tenant. */
    public static final List<String> ALL = List.of(ERRORS_READ, ERRORS_WRITE, SOLUTIONS_WRITE, ADMIN);

    private Scopes() {}
}
