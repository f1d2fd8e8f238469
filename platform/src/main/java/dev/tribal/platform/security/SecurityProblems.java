package dev.tribal.platform.security;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.MissingScopeException;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says why a request was not let in: who is asked to authenticate, what scope is missing, or that nothing is there. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityProblems.class);

    private final AccessTable rules;
    private final CallerGuard guard;
    private final ResourceMetadata metadata;
    private final ProblemWriter problems;
    private final Refusals refusals;

    SecurityProblems(
            AccessTable rules,
            CallerGuard guard,
            ResourceMetadata metadata,
            ProblemWriter problems,
            MeterRegistry meters) {
        this.rules = rules;
        this.guard = guard;
        this.metadata = metadata;
        this.problems = problems;
        this.refusals = new Refusals(meters);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (tooManyRequests(e) instanceof ProblemException problem) {
            problems.write(response, problem);
            return;
        }
        if (e instanceof AuthenticationServiceException) {
            LOG.warn(
                    "A caller could not be verified: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            refusals.unverifiable();
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            problems.write(response, ProblemType.UNAVAILABLE, "auth-service is needed to check who you are; try again");
            return;
        }
        boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getHeader(Tokens.API_KEY_HEADER) != null;
        if (sent && !guard.admitsStranger(request, response)) {
            return;
        }
        refusals.unauthorized(sent);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer %sresource_metadata=\"%s\""
                        .formatted(sent ? "error=\"invalid_token\", " : "", metadata.addressFor(request)));
        problems.write(
                response,
                ProblemType.UNAUTHORIZED,
                sent
                        ? "The API key or access token is not valid or has expired"
                        : "Send an API key or an access token: Authorization: Bearer …");
    }

    private static @Nullable ProblemException tooManyRequests(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem && problem.is(ProblemType.RATE_LIMITED)) {
                return problem;
            }
        }
        return null;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof MissingScopeException missing) {
            refuse(request, response, String.join(" ", missing.scopes()), String.valueOf(e.getMessage()));
            return;
        }
        List<AccessRules.Rule> samePath = rules.covering(request.getRequestURI());
        var sameMethod = samePath.stream()
                .filter(rule -> rule.methods().contains(HttpMethod.valueOf(request.getMethod())))
                .findFirst();
        if (sameMethod.isPresent()) {
            String scope = sameMethod.get().scope();
            refuse(request, response, String.valueOf(scope), "This needs the scope " + scope);
        } else if (samePath.isEmpty()) {
            problems.write(response, ProblemType.NOT_FOUND, "There is no endpoint at " + request.getRequestURI());
        } else {
            response.setHeader(
                    HttpHeaders.ALLOW,
                    Stream.concat(
                                    samePath.stream().flatMap(rule -> rule.methods().stream()),
                                    Stream.of(HttpMethod.OPTIONS))
                            .map(HttpMethod::name)
                            .distinct()
                            .collect(Collectors.joining(", ")));
            problems.write(
                    response, ProblemType.METHOD_NOT_ALLOWED, request.getMethod() + " is not supported at this path");
        }
    }

    /** RFC 6750 section 3.1: a client that can ask for more learns for what. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, String scopes, String detail)
            throws IOException {
        refusals.forbidden();
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer error=\"insufficient_scope\", scope=\"%s\", resource_metadata=\"%s\""
                        .formatted(scopes, metadata.addressFor(request)));
        problems.write(response, ProblemType.FORBIDDEN, detail);
    }
}
