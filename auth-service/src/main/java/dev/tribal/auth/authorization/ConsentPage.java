package dev.tribal.auth.authorization;

import dev.tribal.auth.clients.document.DocumentClients;
import dev.tribal.auth.login.LoginChain;
import dev.tribal.auth.login.Page;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.security.Principal;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asks a person whether a client that registered itself may act for them. What is shown is what was stored with the
 * request, not what stands in the address; the state, which only this person's session has, guards the form.
 */
@RestController
@Hidden
public final class ConsentPage {
    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final OAuth2AuthorizationService authorizations;
    private final RegisteredClientRepository clients;

    public ConsentPage(OAuth2AuthorizationService authorizations, RegisteredClientRepository clients) {
        this.authorizations = authorizations;
        this.clients = clients;
    }

    @GetMapping(path = LoginChain.CONSENT, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(Principal person, @RequestParam String state) {
        OAuth2Authorization asked = authorizations.findByToken(state, STATE);
        if (asked == null || !asked.getPrincipalName().equals(person.getName())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This request is not known; begin again");
        }
        OAuth2AuthorizationRequest request =
                Objects.requireNonNull(asked.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        RegisteredClient client = Objects.requireNonNull(clients.findById(asked.getRegisteredClientId()));
        return Page.of("Allow access?", body(request, client, person.getName(), state));
    }

    private static String body(
            OAuth2AuthorizationRequest request, RegisteredClient client, String person, String state) {
        String known = Page.hidden(OAuth2ParameterNames.CLIENT_ID, request.getClientId())
                + Page.hidden(OAuth2ParameterNames.STATE, state);
        String scopes = request.getScopes().stream()
                .sorted()
                .map(scope -> "<label><input type=\"checkbox\" name=\"scope\" value=\"%1$s\" checked> %1$s</label>"
                        .formatted(Page.text(scope)))
                .collect(Collectors.joining("\n"));
        return """
                <p>A program that calls itself <strong>%s</strong>%s wants to act for you, %s.
                You will be sent to <strong>%s</strong>.</p>
                <form method="post" action="%s">%s
                %s
                <button>Allow</button>
                </form>
                <form method="post" action="%s">%s<button>Deny</button></form>
                """.formatted(
                        Page.text(client.getClientName()),
                        origin(request.getClientId()),
                        Page.text(person),
                        Page.text(host(Objects.requireNonNull(request.getRedirectUri()))),
                        AuthorizationChain.AUTHORIZE,
                        known,
                        scopes,
                        AuthorizationChain.AUTHORIZE,
                        known);
    }

    /** The one thing about such a client that is proved. */
    private static String origin(String clientId) {
        return DocumentClients.isKnownByDocument(clientId)
                ? " of <strong>%s</strong>".formatted(Page.text(host(clientId)))
                : "";
    }

    private static String host(String redirectUri) {
        URI uri = URI.create(redirectUri);
        return uri.getHost() == null ? uri.getScheme() + ":" : uri.getHost();
    }
}
