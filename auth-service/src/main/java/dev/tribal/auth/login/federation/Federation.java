package dev.tribal.auth.login.federation;

import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Lets people in whom a provider vouches for, by its ID token, as what its claims mean here. State, nonce, PKCE, issuer
 * and signature are the library's.
 */
public final class Federation {
    /** Where a sign-in at a provider begins, and where people come back to; the provider's id follows. */
    public static final String BEGIN = "/oauth2/authorization/";

    public static final String BACK = "/login/oauth2/code/";

    private final FederationSettings settings;
    private final Providers providers;
    private final People people;

    public Federation(FederationSettings settings, People people) {
        this.settings = settings;
        this.providers = new Providers(settings);
        this.people = people;
    }

    public boolean isConfigured() {
        return !settings.providers().isEmpty();
    }

    /** Sets the library's part up. */
    public void configure(OAuth2LoginConfigurer<?> login) {
        login.clientRegistrationRepository(providers)
                .authorizedClientRepository(new NoClients())
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::admit));
    }

    private OidcUser admit(OidcUserRequest request) {
        String provider = request.getClientRegistration().getRegistrationId();
        var token = request.getIdToken();
        String subject = Objects.requireNonNull(token.getSubject(), "the library refuses an ID token without one");
        Person person = Mapping.person(providers.get(provider), subject, token.getClaims())
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.ACCESS_DENIED, "Nothing says what this person is here", null)));
        people.remember(person);
        return new DefaultOidcUser(List.of(), token);
    }

    /** The same person as one who signed in here; the ID token has done its work and is kept nowhere. */
    public static Authentication asPerson(Authentication signedIn) {
        if (!(signedIn instanceof OAuth2AuthenticationToken foreign)) {
            return signedIn;
        }
        String subject = Objects.requireNonNull(foreign.getPrincipal()).getName();
        String name = Mapping.name(foreign.getAuthorizedClientRegistrationId(), subject);
        return UsernamePasswordAuthenticationToken.authenticated(
                User.withUsername(name).password("").authorities(List.of()).build(), null, List.of());
    }
}
