package dev.tribal.auth.clients;

import java.time.Duration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The terms of the tokens of every client: short, and a refresh token is good once. */
final class TokenTerms {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    private TokenTerms() {}

    static TokenSettings of(OAuthSettings settings) {
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE_LIFETIME)
                .accessTokenTimeToLive(settings.accessTokenLifetime())
                .refreshTokenTimeToLive(settings.refreshTokenLifetime())
                .reuseRefreshTokens(false)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }
}
