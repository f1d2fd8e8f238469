package dev.tribal.auth.authorization;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** What makes the tokens: signed access tokens, random refresh tokens. */
public final class TokenGenerators {
    private TokenGenerators() {}

    public static OAuth2TokenGenerator<OAuth2Token> of(
            JWKSource<SecurityContext> keys, TokenClaims claims, Clock clock) {
        var access = new JwtGenerator(new NimbusJwtEncoder(keys));
        access.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(access, new RefreshTokens(clock));
    }
}
