package dev.tribal.contracts.api;

import java.util.List;

/** What an access token can allow. */
public final class Scopes {
    public static final String ERRORS_READ = "errors:read";
    public static final String ERRORS_WRITE = "errors:write";
    public static final String SOLUTIONS_WRITE = "solutions:write";
    public static final String ADMIN = "admin";

    /** Every scope, as the first key of an installation has it. */
    public static final List<String> ALL = List.of(ERRORS_READ, ERRORS_WRITE, SOLUTIONS_WRITE, ADMIN);

    private Scopes() {}
}
