package dev.tribal.platform.security;

import dev.tribal.contracts.api.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Finds the credentials of a request: a bearer token (RFC 6750), or an API key in its own header. At the token endpoint
 * that header is the request itself and not a credential.
 */
final class BearerOrApiKeyResolver implements BearerTokenResolver {
    private final BearerTokenResolver bearer = new DefaultBearerTokenResolver();
    private final RequestMatcher tokenEndpoint =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/token");

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String token = bearer.resolve(request);
        if (token != null || tokenEndpoint.matches(request)) {
            return token;
        }
        String apiKey = request.getHeader(Tokens.API_KEY_HEADER);
        if (apiKey != null && !ApiKey.isWellFormed(apiKey)) {
            throw new InvalidBearerTokenException("The API key is malformed");
        }
        return apiKey;
    }
}
