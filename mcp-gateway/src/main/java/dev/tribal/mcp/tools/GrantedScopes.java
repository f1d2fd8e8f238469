package dev.tribal.mcp.tools;

import dev.tribal.platform.problem.MissingScopeException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the caller's token allows. A tool must check it: the services' own rules are bound to their URLs, which a call
 * inside one process does not pass.
 */
final class GrantedScopes {
    private static final String PREFIX = "SCOPE_";
    private static final String KEY = "key:";

    private GrantedScopes() {}

    static boolean contain(String scope) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null
                && caller.getAuthorities().stream()
                        .anyMatch(granted -> (PREFIX + scope).equals(granted.getAuthority()));
    }

    /** Whether the caller can ask for more: API keys have the scopes that they were made with. */
    static boolean canGrow() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && !caller.getName().startsWith(KEY);
    }

    /** What such a caller is told: the scope that is missing, and those that it has and will need again. */
    static MissingScopeException lacking(String scope) {
        var scopes = new TreeSet<>(Set.of(scope));
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null) {
            caller.getAuthorities().stream()
                    .map(granted -> String.valueOf(granted.getAuthority()))
                    .filter(granted -> granted.startsWith(PREFIX))
                    .forEach(granted -> scopes.add(granted.substring(PREFIX.length())));
        }
        return new MissingScopeException(scope, List.copyOf(scopes));
    }
}
