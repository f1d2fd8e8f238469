package dev.tribal.auth.tokens;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tribal.auth.keys.IssuedKey;
import dev.tribal.contracts.api.AccessToken;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs short-lived access tokens that carry the tenant and the scopes of an API key. */
public final class AccessTokens {
    private final JwtEncoder encoder;
    private final SecuritySettings security;
    private final Duration lifetime;
    private final Clock clock;

    public AccessTokens(JWKSource<SecurityContext> keys, SecuritySettings security, Duration lifetime, Clock clock) {
        this.encoder = new NimbusJwtEncoder(keys);
        this.security = security;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A token for the holder of a key; it does not outlive the key. */
    AccessToken issue(IssuedKey key) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        if (key.expiresAt() != null && key.expiresAt().isBefore(end)) {
            end = key.expiresAt();
        }
        String scope = String.join(" ", key.scopes());
        var claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(security.issuer())
                .audience(List.of(security.audience()))
                .subject("key:" + key.id())
                .issuedAt(now)
                .expiresAt(end)
                .claim(CurrentCaller.TENANT_CLAIM, key.tenant())
                .claim(CurrentCaller.SOURCE_CLAIM, key.source().wireName())
                .claim("scope", scope);
        if (!key.projects().isEmpty()) {
            claims.claim(CurrentCaller.PROJECTS_CLAIM, key.projects());
        }
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        String token = encoder.encode(JwtEncoderParameters.from(header, claims.build()))
                .getTokenValue();
        return new AccessToken(token, "Bearer", Duration.between(now, end).toSeconds(), scope);
    }
}
