package dev.tribal.auth.authorization;

import dev.tribal.auth.clients.PagesClient;
import dev.tribal.auth.clients.TribalClient;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.Source;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.SecuritySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Gives access tokens the claims that Tribal's services look at. Tenant and rights of a person are looked up each time,
 * so that a person who has lost some gets no new token with them.
 */
public final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final People people;
    private final Audiences audiences;
    private final SecuritySettings security;

    public TokenClaims(People people, Audiences audiences, SecuritySettings security) {
        this.people = people;
        this.audiences = audiences;
        this.security = security;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return;
        }
        List<String> audience = audiences
                .of(RequestedResource.of(context))
                .orElseThrow(() -> RequestedResource.invalidTarget("No tokens are given out for this resource"));
        boolean forItself = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
        Holder holder = forItself ? client(context) : person(context);
        context.getJwsHeader().algorithm(SignatureAlgorithm.RS256);
        context.getClaims()
                .id(UUID.randomUUID().toString())
                .issuer(security.issuer())
                .audience(new ArrayList<>(audience))
                .subject(holder.subject())
                .claim(CurrentCaller.TENANT_CLAIM, holder.tenant())
                .claim(CurrentCaller.SOURCE_CLAIM, holder.source().wireName())
                .claim("client_id", context.getRegisteredClient().getClientId())
                .claim("scope", String.join(" ", new TreeSet<>(context.getAuthorizedScopes())));
    }

    private static Holder client(JwtEncodingContext context) {
        String tenant = TribalClient.tenant(context.getRegisteredClient());
        if (tenant == null) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "The client belongs to no tenant");
        }
        return new Holder(
                "client:" + context.getRegisteredClient().getClientId(),
                tenant,
                TribalClient.source(context.getRegisteredClient()));
    }

    /** A token is exchanged for one that can do no more and lasts no longer than its family; so not twice (RFC 8693). */
    private static void checkExchange(JwtEncodingContext context) {
        OAuth2Authorization origin = context.getAuthorization();
        if (origin == null || AuthorizationGrantType.TOKEN_EXCHANGE.equals(origin.getAuthorizationGrantType())) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "A token that was exchanged is not exchanged again");
        }
        var exchanged = origin.getAccessToken();
        if (exchanged == null || !exchanged.getToken().getScopes().containsAll(context.getAuthorizedScopes())) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "The token that is exchanged has fewer scopes");
        }
    }

    private Holder person(JwtEncodingContext context) {
        if (AuthorizationGrantType.TOKEN_EXCHANGE.equals(context.getAuthorizationGrantType())) {
            checkExchange(context);
        }
        Authentication principal = context.getPrincipal();
        Person person = people.find(
                        Objects.requireNonNull(principal, "every grant has one").getName())
                .orElseThrow(() -> refused(OAuth2ErrorCodes.INVALID_GRANT, "The person is not known any more"));
        if (!person.role().scopes().containsAll(context.getAuthorizedScopes())) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "The person has fewer rights now; sign in again");
        }
        // In our own pages it is the person who writes; elsewhere it is their client, and in it a model.
        boolean inPages = PagesClient.ID.equals(context.getRegisteredClient().getClientId());
        return new Holder("user:" + person.name(), person.tenant(), inPages ? Source.HUMAN : Source.AGENT);
    }

    private static OAuth2AuthenticationException refused(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }

    private record Holder(String subject, String tenant, Source source) {}
}
