package dev.tribal.auth.authorization;

import dev.tribal.auth.clients.ClientSecrets;
import dev.tribal.auth.clients.Registration;
import dev.tribal.auth.clients.TribalClient;
import dev.tribal.auth.clients.document.DocumentClients;
import dev.tribal.auth.clients.document.DocumentSettings;
import dev.tribal.auth.login.LoginChain;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.ReturnCookie;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Role;
import dev.tribal.platform.edge.EdgeSettings;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.security.StrangersChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientRegistrationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The security chain of the OAuth endpoints; who is not signed in at the authorization endpoint is asked to. */
public final class AuthorizationChain {
    public static final String AUTHORIZE = "/oauth2/authorize";
    public static final String TOKEN = "/oauth2/token";
    public static final String REVOKE = "/oauth2/revoke";
    public static final String INTROSPECT = "/oauth2/introspect";
    public static final String REGISTER = "/oauth2/register";
    public static final String METADATA = "/.well-known/oauth-authorization-server";

    private final StrangersChain strangers;
    private final RegisteredClientRepository clients;
    private final People people;
    private final Audiences audiences;
    private final Registration registration;
    private final Authorizations authorizations;
    private final AuthorizationTrail trail;
    private final DocumentSettings documents;
    private final EdgeSettings edge;
    private final ReturnCookie back;
    private final ProblemWriter problems;
    private final AuthorizationAnswers answers;

    public AuthorizationChain(
            StrangersChain strangers,
            RegisteredClientRepository clients,
            People people,
            Audiences audiences,
            Registration registration,
            Authorizations authorizations,
            AuthorizationTrail trail,
            DocumentSettings documents,
            EdgeSettings edge,
            ReturnCookie back,
            ProblemWriter problems) {
        this.strangers = strangers;
        this.clients = clients;
        this.people = people;
        this.audiences = audiences;
        this.registration = registration;
        this.authorizations = authorizations;
        this.trail = trail;
        this.documents = documents;
        this.edge = edge;
        this.back = back;
        this.problems = problems;
        this.answers = new AuthorizationAnswers(trail, problems);
    }

    public SecurityFilterChain of(HttpSecurity http) {
        return strangers
                .guarded(http)
                .securityMatcher(AUTHORIZE, TOKEN, REVOKE, INTROSPECT, REGISTER, METADATA)
                .cors(pages -> pages.configurationSource(ClientPages.of(edge.allowedOrigins())))
                .requestCache(cache -> cache.requestCache(back))
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .with(new OAuth2AuthorizationServerConfigurer(), this::configure)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, REGISTER)
                        .permitAll()
                        .requestMatchers(INTROSPECT)
                        .access((client, _) -> new AuthorizationDecision(mayIntrospect(client.get())))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(e -> e.accessDeniedHandler((_, response, _) -> problems.write(
                                response, ProblemType.FORBIDDEN, "This client is not marked as one that introspects"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(LoginChain.LOGIN),
                                PathPatternRequestMatcher.withDefaults().matcher(AUTHORIZE)))
                .build();
    }

    private void configure(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(client -> client.authenticationConverter(new PublicClientConverter())
                        .authenticationProvider(new PublicClientProvider(clients))
                        .authenticationProviders(providers -> providers.forEach(provider -> {
                            if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
                                bySecret.setPasswordEncoder(new ClientSecrets());
                            }
                        })))
                .authorizationEndpoint(endpoint -> endpoint.consentPage(LoginChain.CONSENT)
                        .authorizationResponseHandler(answers)
                        .errorResponseHandler(answers)
                        .authorizationRequestConverters(converters -> converters.replaceAll(
                                converter -> converter instanceof OAuth2AuthorizationCodeRequestAuthenticationConverter
                                        ? new GrantableScopes(people, clients)
                                        : converter))
                        .authenticationProviders(providers -> providers.forEach(provider -> {
                            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
                                requests.setAuthenticationValidator(new RequestRules(audiences));
                                requests.setAuthorizationConsentRequired(AuthorizationChain::isAsked);
                            }
                        })))
                .tokenRevocationEndpoint(endpoint -> endpoint.revocationResponseHandler(this::revoked))
                .authorizationServerMetadataEndpoint(
                        endpoint -> endpoint.authorizationServerMetadataCustomizer(this::describe));
        if (registration.isOpen()) {
            server.clientRegistrationEndpoint(endpoint -> endpoint.openRegistrationAllowed(true)
                    .authenticationProviders(providers -> providers.forEach(provider -> {
                        if (provider instanceof OAuth2ClientRegistrationAuthenticationProvider registrations) {
                            registration.configure(registrations);
                        }
                    })));
        }
    }

    private static boolean mayIntrospect(@Nullable Authentication caller) {
        return caller instanceof OAuth2ClientAuthenticationToken client
                && client.isAuthenticated()
                && client.getRegisteredClient() != null
                && TribalClient.mayIntrospect(client.getRegisteredClient());
    }

    private void revoked(HttpServletRequest request, HttpServletResponse response, Authentication revocation) {
        var token = ((OAuth2TokenRevocationAuthenticationToken) revocation).getToken();
        OAuth2Authorization ended = authorizations.findByToken(token, null);
        if (ended != null) {
            trail.revoked(ended);
        }
        response.setStatus(HttpStatus.OK.value());
    }

    /** The library's rule; but who is only known by a document, and may be any program of this machine, always asks. */
    private static boolean isAsked(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        RegisteredClient client = context.getRegisteredClient();
        OAuth2AuthorizationConsent earlier = context.getAuthorizationConsent();
        Set<String> scopes =
                Objects.requireNonNull(context.getAuthorizationRequest()).getScopes();
        return client.getClientSettings().isRequireAuthorizationConsent()
                && (earlier == null
                        || !earlier.getScopes().containsAll(scopes)
                        || DocumentClients.isKnownByDocument(client.getClientId()));
    }

    private void describe(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.tokenEndpointAuthenticationMethod(ClientAuthenticationMethod.NONE.getValue())
                .scopes(scopes -> scopes.addAll(Role.everyScope()))
                .claim("authorization_response_iss_parameter_supported", true)
                .claim("client_id_metadata_document_supported", documents.enabled());
    }
}
