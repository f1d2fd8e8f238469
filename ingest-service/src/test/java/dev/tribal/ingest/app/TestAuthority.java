package dev.tribal.ingest.app;

import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Role;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.app.TestSigner;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.ApiKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands in for auth-service: signs with its own key and knows no API key but those of DSNs that it made. */
public final class TestAuthority implements Tokens, SigningKeys {
    private static final String SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz_ABCDE";

    private final TestSigner signer = new TestSigner();
    private final Map<String, String> tokensByKey = new ConcurrentHashMap<>();

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
        return signer.sign(TestSigner.claims(tenant, scope)
                .claim("source", source)
                .claim("projects", projects.isEmpty() ? null : projects)
                .build());
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
        return signer.jwks();
    }
}
