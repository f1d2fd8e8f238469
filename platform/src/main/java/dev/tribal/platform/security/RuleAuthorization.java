package dev.tribal.platform.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Asks the table once what a request needs. A matcher of Spring Security for each rule would take the path apart a hundred
 * times for one request.
 */
final class RuleAuthorization implements AuthorizationManager<RequestAuthorizationContext> {
    private final AccessTable rules;
    private final AuthorizationManager<RequestAuthorizationContext> anybodyKnown =
            AuthenticatedAuthorizationManager.authenticated();

    RuleAuthorization(AccessTable rules) {
        this.rules = rules;
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        String path = context.getRequest().getRequestURI();
        HttpMethod method = HttpMethod.valueOf(context.getRequest().getMethod());
        if (method.equals(HttpMethod.OPTIONS) && rules.deciding(method, path).isEmpty()) {
            return rules.covering(path).isEmpty()
                    ? new AuthorizationDecision(false)
                    : anybodyKnown.authorize(caller, context);
        }
        return new AuthorizationDecision(rules.deciding(method, path)
                .filter(rule -> rule.scope() == null || has(caller.get(), rule.scope()))
                .isPresent());
    }

    private static boolean has(@Nullable Authentication caller, String scope) {
        return caller != null
                && caller.isAuthenticated()
                && caller.getAuthorities().stream().anyMatch(right -> ("SCOPE_" + scope).equals(right.getAuthority()));
    }
}
