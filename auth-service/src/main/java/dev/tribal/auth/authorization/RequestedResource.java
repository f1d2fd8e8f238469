package dev.tribal.auth.authorization;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** Reads the parameter {@code resource} (RFC 8707) of the requests that may have it; one per token. */
final class RequestedResource {
    static final String PARAMETER = "resource";
    static final String INVALID_TARGET = "invalid_target";

    private RequestedResource() {}

    /** What a token is asked for: as the token request says, else as the person agreed to. */
    static @Nullable String of(JwtEncodingContext context) {
        String granted = granted(context.getAuthorization());
        String asked = asked(context.getAuthorizationGrant());
        if (granted != null && asked != null && !granted.equals(asked)) {
            throw invalidTarget("The authorization is for another resource");
        }
        return asked != null ? asked : granted;
    }

    /** The one resource among the parameters, or {@code null}. */
    static @Nullable String single(Map<String, Object> parameters) {
        Object value = parameters.get(PARAMETER);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw invalidTarget("Ask for one resource at a time");
    }

    static OAuth2AuthenticationException invalidTarget(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(INVALID_TARGET, description, null));
    }

    private static @Nullable String granted(@Nullable OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request =
                authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request == null ? null : single(request.getAdditionalParameters());
    }

    private static @Nullable String asked(@Nullable Object grant) {
        return switch (grant) {
            case OAuth2TokenExchangeAuthenticationToken exchange -> {
                if (exchange.getResources().size() + exchange.getAudiences().size() > 1) {
                    throw invalidTarget("Ask for one resource at a time");
                }
                yield exchange.getResources().stream()
                        .findFirst()
                        .or(() -> exchange.getAudiences().stream().findFirst())
                        .orElse(null);
            }
            case OAuth2AuthorizationGrantAuthenticationToken other -> single(other.getAdditionalParameters());
            case null, default -> null;
        };
    }
}
