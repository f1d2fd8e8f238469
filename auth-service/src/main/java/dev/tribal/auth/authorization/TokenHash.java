package dev.tribal.auth.authorization;

import static java.util.Objects.requireNonNull;

import dev.tribal.platform.text.Sha256;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** Replaces tokens by their SHA-256, so that a stolen database opens nothing. They are random, so no slow hash. */
final class TokenHash {
    private static final String PREFIX = "sha256:";

    private TokenHash() {}

    static String of(String token) {
        return PREFIX + Sha256.hex(token);
    }

    /** The same authorization with every code and token hashed that is not yet. */
    static OAuth2Authorization all(OAuth2Authorization authorization) {
        var hashed = OAuth2Authorization.from(authorization);
        tokens(authorization)
                .filter(token -> !token.getToken().getTokenValue().startsWith(PREFIX))
                .forEach(token -> replace(hashed, token, of(token.getToken().getTokenValue())));
        return hashed.build();
    }

    /** The stored authorization with the one token in plain that was presented. */
    static OAuth2Authorization.Builder presenting(OAuth2Authorization stored, String presented) {
        String hash = of(presented);
        var plain = OAuth2Authorization.from(stored);
        tokens(stored)
                .filter(token -> token.getToken().getTokenValue().equals(hash))
                .forEach(token -> replace(plain, token, presented));
        return plain;
    }

    private static Stream<OAuth2Authorization.Token<? extends OAuth2Token>> tokens(OAuth2Authorization authorization) {
        return Stream.<OAuth2Authorization.@Nullable Token<? extends OAuth2Token>>of(
                        authorization.getToken(OAuth2AuthorizationCode.class),
                        authorization.getAccessToken(),
                        authorization.getRefreshToken())
                .filter(Objects::nonNull);
    }

    private static void replace(
            OAuth2Authorization.Builder builder, OAuth2Authorization.Token<? extends OAuth2Token> token, String value) {
        builder.token(withValue(token.getToken(), value), metadata -> {
            metadata.putAll(token.getMetadata());
            metadata.computeIfPresent(
                    OAuth2Authorization.Token.CLAIMS_METADATA_NAME, (_, claims) -> withoutIssuer(claims));
        });
    }

    /** Introspection would fail over an issuer that is a name and no address; the claim is optional there. */
    private static Object withoutIssuer(Object claims) {
        Map<Object, Object> kept = new HashMap<>((Map<?, ?>) claims);
        kept.remove(JwtClaimNames.ISS);
        return kept;
    }

    private static OAuth2Token withValue(OAuth2Token token, String value) {
        return switch (token) {
            case OAuth2AuthorizationCode code ->
                new OAuth2AuthorizationCode(
                        value, requireNonNull(code.getIssuedAt()), requireNonNull(code.getExpiresAt()));
            case OAuth2AccessToken access ->
                new OAuth2AccessToken(
                        access.getTokenType(), value, access.getIssuedAt(), access.getExpiresAt(), access.getScopes());
            case OAuth2RefreshToken refresh ->
                new OAuth2RefreshToken(value, refresh.getIssuedAt(), refresh.getExpiresAt());
            default -> throw new IllegalArgumentException("Not a kind of token that is stored: " + token.getClass());
        };
    }
}
