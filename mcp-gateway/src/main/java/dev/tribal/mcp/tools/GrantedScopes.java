package dev.tribal.mcp.tools;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the caller's token allows. A tool must check it: the services' own rules are bound to their URLs, which a call
 * inside one process does not pass.
 */
final class GrantedScopes {
    private GrantedScopes() {}

    static boolean contain(String scope) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null
                && caller.getAuthorities().stream()
                        .anyMatch(granted -> ("SCOPE_" + scope).equals(granted.getAuthority()));
    }
}
