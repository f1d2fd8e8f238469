package dev.tribal.auth.authorization;

import dev.tribal.auth.clients.PagesClient;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an authorization request must be like: the library's rules, any port for {@code localhost} as for loopback
 * addresses (RFC 8252), at least one scope, and a resource that is on the list.
 */
final class RequestRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    private final Audiences audiences;

    RequestRules(Audiences audiences) {
        this.audiences = audiences;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (!isAtKnownAddress(request, context.getRegisteredClient())) {
            OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(context);
        }
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR.accept(context);
        String home = request.getRedirectUri() != null
                ? request.getRedirectUri()
                : context.getRegisteredClient().getRedirectUris().iterator().next();
        requireResource(request, home);
        if (request.getScopes().isEmpty()) {
            throw refused(
                    request,
                    home,
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE, "Nothing was asked for that you may grant", null));
        }
    }

    private void requireResource(OAuth2AuthorizationCodeRequestAuthenticationToken request, String home) {
        try {
            String resource = RequestedResource.single(request.getAdditionalParameters());
            if (audiences.of(resource).isEmpty()) {
                throw RequestedResource.invalidTarget("No tokens are given out for this resource");
            }
        } catch (OAuth2AuthenticationException e) {
            throw refused(request, home, e.getError());
        }
    }

    /** The pages ask nobody for consent, so that a program on another port of this machine must not pass for them. */
    private static boolean isAtKnownAddress(
            OAuth2AuthorizationCodeRequestAuthenticationToken request, RegisteredClient client) {
        return client.getClientId().equals(PagesClient.ID)
                ? PagesClient.isAt(
                        request.getRedirectUri(),
                        AuthorizationServerContextHolder.getContext().getIssuer())
                : isRegisteredLocalhost(request.getRedirectUri(), client.getRedirectUris());
    }

    /** The library compares names exactly, with the port; MCP clients register {@code localhost} and take any port. */
    private static boolean isRegisteredLocalhost(@Nullable String asked, Set<String> registered) {
        if (asked == null) {
            return false;
        }
        try {
            UriComponents address = UriComponentsBuilder.fromUriString(asked).build();
            return "localhost".equals(address.getHost())
                    && "http".equals(address.getScheme())
                    && address.getFragment() == null
                    && registered.stream()
                            .map(uri -> UriComponentsBuilder.fromUriString(uri)
                                    .port(address.getPort())
                                    .build()
                                    .toString())
                            .anyMatch(asked::equals);
        } catch (IllegalArgumentException _) {
            // What cannot be read is refused by the library's rule.
            return false;
        }
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationToken request, String home, OAuth2Error error) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                error,
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        request.getAuthorizationUri(),
                        request.getClientId(),
                        (Authentication) request.getPrincipal(),
                        home,
                        request.getState(),
                        request.getScopes(),
                        request.getAdditionalParameters()));
    }
}
