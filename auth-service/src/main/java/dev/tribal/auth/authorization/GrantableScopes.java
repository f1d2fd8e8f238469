package dev.tribal.auth.authorization;

import dev.tribal.auth.login.People;
import dev.tribal.contracts.api.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Narrows what a client asks for to what the person who is signed in has, so that a client may ask for all it can use
 * (RFC 6749 section 3.3). A client that names no scope asks for all of its own.
 */
final class GrantableScopes implements AuthenticationConverter {
    private final AuthenticationConverter library = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final People people;
    private final RegisteredClientRepository clients;

    GrantableScopes(People people, RegisteredClientRepository clients) {
        this.people = people;
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return library.convert(request) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked
                ? narrowed(asked)
                : null;
    }

    private OAuth2AuthorizationCodeRequestAuthenticationToken narrowed(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        Set<String> scopes = asked.getScopes().isEmpty() ? scopesOf(asked.getClientId()) : asked.getScopes();
        var principal = (Authentication) asked.getPrincipal();
        Set<String> grantable = people.find(principal.getName())
                .map(person -> scopes.stream()
                        .filter(scope ->
                                !isKnown(scope) || person.role().scopes().contains(scope))
                        .collect(Collectors.toSet()))
                .orElse(scopes);
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                principal,
                asked.getRedirectUri(),
                asked.getState(),
                grantable,
                asked.getAdditionalParameters());
    }

    /** What is no scope at all stays in the request, so that the client is told. */
    private static boolean isKnown(String scope) {
        return Role.everyScope().contains(scope);
    }

    private Set<String> scopesOf(String clientId) {
        RegisteredClient client = clients.findByClientId(clientId);
        return client == null ? Set.of() : client.getScopes();
    }
}
