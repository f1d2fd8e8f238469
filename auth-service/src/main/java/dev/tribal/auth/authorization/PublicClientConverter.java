package dev.tribal.auth.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Recognises a client without a secret when it refreshes or revokes a token: there it has no verifier to show, and the
 * token itself, which is good once, is what it proves itself with (RFC 6749 section 6, RFC 9700).
 */
final class PublicClientConverter implements AuthenticationConverter {
    /** Marks what this class recognised. */
    static final String MARK = "tribal.no-verifier";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        boolean other = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null;
        if (ids == null || ids.length != 1 || other || !needsNoVerifier(request)) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(
                ids[0], ClientAuthenticationMethod.NONE, null, Map.of(MARK, Boolean.TRUE));
    }

    private static boolean needsNoVerifier(HttpServletRequest request) {
        return request.getRequestURI().equals(AuthorizationChain.REVOKE)
                || (request.getRequestURI().equals(AuthorizationChain.TOKEN)
                        && AuthorizationGrantType.REFRESH_TOKEN
                                .getValue()
                                .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE)));
    }
}
