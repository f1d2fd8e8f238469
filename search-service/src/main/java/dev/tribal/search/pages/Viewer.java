package dev.tribal.search.pages;

import dev.tribal.contracts.api.Scopes;
import java.util.Set;

/**
 * Who looks at a page.
 *
 * @param formToken has to stand in each form
 */
record Viewer(String name, String tenant, Set<String> scopes, String formToken) {
    /** Whether they may change errors. */
    boolean writes() {
        return scopes.contains(Scopes.ERRORS_WRITE);
    }

    /** Whether they may record solutions. */
    boolean solves() {
        return scopes.contains(Scopes.SOLUTIONS_WRITE);
    }

    boolean administers() {
        return scopes.contains(Scopes.ADMIN);
    }
}
