package dev.tribal.ingest.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Role;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.ApiKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands in for auth-service: signs with its own key and knows no API key but those of DSNs that it made. */
public final class TestAuthority implements Tokens, SigningKeys {
    private static final String SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz_ABCDE";

    private final RSAKey key;
    private final Map<String, String> tokensByKey = new ConcurrentHashMap<>();

    TestAuthority() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    }

    /** A valid token of the tenant with every scope. */
    public String token(String tenant) {
        return token(tenant, String.join(" ", Role.OPERATOR.scopes()));
    }

    public String token(String tenant, String scope) {
        return token(tenant, scope, List.of());
    }

    /** @param projects the only ones that the token may write to; empty for all */
    String token(String tenant, String scope, List<String> projects) {
        return token(tenant, scope, projects, null);
    }

    /** A valid token of a key that is marked as this kind of source. */
    String stampedToken(String tenant, String source) {
        return token(tenant, String.join(" ", Role.SOLVER.scopes()), List.of(), source);
    }

    private String token(String tenant, String scope, List<String> projects, @Nullable String source) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("urn:tribal")
                .audience("tribal")
                .subject("key:test")
                .claim("tenant", tenant)
                .claim("scope", scope)
                .claim("source", source)
                .claim("projects", projects.isEmpty() ? null : projects)
                .expirationTime(Date.from(Instant.now().plusSeconds(TimeUnit.HOURS.toSeconds(1))))
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new API key that may write to one project and do nothing else. */
    public String dsnKey(String tenant, String project) {
        String apiKey = ApiKey.of(UUID.randomUUID().toString().replace("-", "").substring(0, 16), SECRET);
        tokensByKey.put(apiKey, token(tenant, Scopes.ERRORS_WRITE, List.of(project)));
        return apiKey;
    }

    @Override
    public AccessToken exchange(String apiKey) {
        if (tokensByKey.get(apiKey) instanceof String token) {
            return new AccessToken(token, "Bearer", TimeUnit.HOURS.toSeconds(1), Scopes.ERRORS_WRITE);
        }
        throw new ProblemException(ProblemType.UNAUTHORIZED, "The API key is not valid");
    }

    @Override
    public Map<String, Object> jwks() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }
}
