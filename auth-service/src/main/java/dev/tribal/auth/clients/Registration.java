package dev.tribal.auth.clients;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2ClientRegistration;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientRegistrationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientRegistrationAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.converter.OAuth2ClientRegistrationRegisteredClientConverter;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/**
 * The terms on which strangers' clients are registered: they may only ask people, with PKCE, and people are asked
 * whether they agree.
 */
public final class Registration implements Converter<OAuth2ClientRegistration, RegisteredClient> {
    private static final int MOST_ADDRESSES = 10;
    private static final int LONGEST_NAME = 100;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private static final Set<ClientAuthenticationMethod> METHODS = Set.of(
            ClientAuthenticationMethod.NONE,
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private final OAuth2ClientRegistrationRegisteredClientConverter library =
            new OAuth2ClientRegistrationRegisteredClientConverter();
    private final RegistrationSettings settings;
    private final OAuthSettings oauth;

    public Registration(RegistrationSettings settings, OAuthSettings oauth) {
        this.settings = settings;
        this.oauth = oauth;
    }

    /** Whether strangers' clients are taken at all. */
    public boolean isOpen() {
        return settings.enabled();
    }

    /** Sets the library's part up. */
    public void configure(OAuth2ClientRegistrationAuthenticationProvider provider) {
        // The library's rule for scopes refuses every one; these and the redirect addresses are checked below. Its rule
        // for key sets stays: nothing is fetched from an address that a stranger names.
        provider.setAuthenticationValidator(
                OAuth2ClientRegistrationAuthenticationValidator.DEFAULT_JWK_SET_URI_VALIDATOR);
        provider.setRegisteredClientConverter(this);
        provider.setPasswordEncoder(new ClientSecrets());
    }

    @Override
    public RegisteredClient convert(OAuth2ClientRegistration asked) {
        List<String> addresses = asked.getRedirectUris();
        if (addresses == null
                || addresses.isEmpty()
                || addresses.size() > MOST_ADDRESSES
                || !addresses.stream().allMatch(Registration::isAcceptable)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_REDIRECT_URI,
                    "Redirect addresses are https, http on this machine, or a scheme with a dot in it",
                    null));
        }
        RegisteredClient client = Objects.requireNonNull(library.convert(asked));
        if (!settings.scopes().containsAll(client.getScopes())) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE, "A client may ask for " + settings.scopes(), null));
        }
        if (!METHODS.containsAll(client.getClientAuthenticationMethods())) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_client_metadata", "A client has a secret or none", null));
        }
        return RegisteredClient.from(client)
                .clientName(shortened(client.getClientName()))
                .authorizationGrantTypes(grants -> {
                    grants.clear();
                    grants.addAll(
                            List.of(AuthorizationGrantType.AUTHORIZATION_CODE, AuthorizationGrantType.REFRESH_TOKEN));
                })
                .scopes(scopes -> {
                    if (scopes.isEmpty()) {
                        scopes.addAll(settings.scopes());
                    }
                })
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .build())
                .tokenSettings(TokenTerms.of(oauth))
                .build();
    }

    /** Where a code may go: by TLS, to this machine, or to an application by its own scheme (RFC 8252). */
    static boolean isAcceptable(String address) {
        try {
            URI uri = new URI(address);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "");
            boolean plain = uri.getRawFragment() == null && uri.getRawUserInfo() == null && address.length() <= 500;
            return plain
                    && switch (scheme) {
                        case "https" -> uri.getHost() != null;
                        case "http" -> LOOPBACK.contains(Objects.requireNonNullElse(uri.getHost(), ""));
                        default -> scheme.contains(".");
                    };
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
