package dev.tribal.auth.clients;

import dev.tribal.contracts.api.Role;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/**
 * Tribal's own pages as a client: public, with PKCE, and without a consent page, because it is a part of what the person
 * signs in to. So nobody may be sent anywhere else than to the pages at the address under which they signed in.
 */
public final class PagesClient {
    public static final String ID = "tribal-pages";

    private static final String BACK = "/ui/signed-in";

    /** No address of anybody; the right one is known with the request. */
    private static final URI NOBODY = URI.create("https://pages.invalid");

    private PagesClient() {}

    /** Whether the pages of an installation are at this address. */
    public static boolean isAt(@Nullable String redirectUri, String issuer) {
        return (issuer + BACK).equals(redirectUri);
    }

    static RegisteredClient registered(OAuthSettings settings) {
        URI home = settings.publicUrl() == null ? NOBODY : settings.publicUrl();
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientName("Tribal")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(home + BACK)
                .scopes(scopes -> scopes.addAll(Role.everyScope()))
                .tokenSettings(TokenTerms.of(settings))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }
}
