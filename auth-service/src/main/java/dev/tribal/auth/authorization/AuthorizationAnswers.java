package dev.tribal.auth.authorization;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.AuditEvent.Outcome;
import dev.tribal.platform.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends people back to the client with a code or an error, and with our name (RFC 9207), so that a client that works
 * with several servers cannot be made to mix them up. Where to is not known, nobody is sent anywhere.
 */
final class AuthorizationAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private final AuthorizationTrail trail;
    private final ProblemWriter problems;

    AuthorizationAnswers(AuthorizationTrail trail, ProblemWriter problems) {
        this.trail = trail;
        this.problems = problems;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        trail.granted(granted.getName(), granted.getClientId(), Outcome.DONE);
        Map<String, @Nullable String> answer = new LinkedHashMap<>();
        answer.put(
                OAuth2ParameterNames.CODE,
                Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue());
        send(response, Objects.requireNonNull(granted.getRedirectUri()), granted.getState(), answer);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        OAuth2Error error = ((OAuth2AuthenticationException) e).getError();
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                e instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused
                        ? refused.getAuthorizationCodeRequestAuthentication()
                        : null;
        if (asked == null || asked.getRedirectUri() == null) {
            problems.write(
                    response,
                    ProblemType.INVALID_REQUEST,
                    Objects.requireNonNullElse(error.getDescription(), error.getErrorCode()));
            return;
        }
        if (OAuth2ErrorCodes.ACCESS_DENIED.equals(error.getErrorCode())) {
            trail.granted(asked.getName(), asked.getClientId(), Outcome.REFUSED);
        }
        Map<String, @Nullable String> answer = new LinkedHashMap<>();
        answer.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        answer.put(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        send(response, asked.getRedirectUri(), asked.getState(), answer);
    }

    private static void send(
            HttpServletResponse response,
            String redirectUri,
            @Nullable String state,
            Map<String, @Nullable String> answer)
            throws IOException {
        answer.put(OAuth2ParameterNames.STATE, state);
        answer.put("iss", AuthorizationServerContextHolder.getContext().getIssuer());
        var uri = UriComponentsBuilder.fromUriString(redirectUri);
        answer.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        response.sendRedirect(uri.build(true).toUriString());
    }
}
