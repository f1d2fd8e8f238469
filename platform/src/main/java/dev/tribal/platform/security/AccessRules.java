package dev.tribal.platform.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may call the endpoints of one service. What no rule names is denied.
 *
 * @param rules the first that fits decides
 */
public record AccessRules(List<Rule> rules) {
    /** Rules in the order in which they are tried. */
    public static AccessRules of(Rule... rules) {
        return new AccessRules(List.of(rules));
    }

    /** Lets everybody in, with or without a token. */
    public static Rule open(HttpMethod method, String pattern) {
        return new Rule(method, pattern, null, Load.of(method));
    }

    /** Lets in who has a token with the scope. */
    public static Rule scope(HttpMethod method, String pattern, String scope) {
        return new Rule(method, pattern, scope, Load.of(method));
    }

    /**
     * One rule.
     *
     * @param pattern path pattern as in Spring MVC
     * @param scope the scope that is needed, one of {@link dev.tribal.contracts.api.Scopes}, or {@code null} for none
     * @param load what such a request asks of the service
     */
    public record Rule(
            HttpMethod method, String pattern, @Nullable String scope, Load load) {
        /** The same rule for requests that ask for something else than their method says. */
        public Rule as(Load other) {
            return new Rule(method, pattern, scope, other);
        }

        /** The methods that it speaks of: whoever may GET may also ask for the HEAD of it. */
        public List<HttpMethod> methods() {
            return method.equals(HttpMethod.GET) ? List.of(HttpMethod.GET, HttpMethod.HEAD) : List.of(method);
        }
    }
}
