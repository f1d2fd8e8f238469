package dev.tribal.search.pages.session;

import dev.tribal.platform.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Makes the person of a session the caller of the request, with the token that the API would want of them. A form that
 * no page of the session sent goes no further.
 */
final class SessionFilter extends GenericFilterBean {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);

    private final SealedCookie<PageSession> cookie;
    private final Renewal renewal;
    private final JwtDecoder tokens;
    private final Refusals refusals;
    private final Clock clock;
    private final JwtAuthenticationConverter callers = new JwtAuthenticationConverter();

    SessionFilter(
            SealedCookie<PageSession> cookie, Renewal renewal, JwtDecoder tokens, Refusals refusals, Clock clock) {
        this.cookie = cookie;
        this.renewal = renewal;
        this.tokens = tokens;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) asked;
        var response = (HttpServletResponse) answer;
        Optional<PageSession> session;
        try {
            session = session(request, response);
        } catch (ProblemException | JwtException e) {
            LOG.warn(
                    "A page cannot tell who asks for it: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            refusals.unavailable(request, response);
            return;
        }
        if (HttpMethod.POST.matches(request.getMethod())
                && session.isPresent()
                && !session.get().sent(request.getParameter(FormToken.FIELD))) {
            refusals.foreignForm(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<PageSession> session(HttpServletRequest request, HttpServletResponse response) {
        Optional<PageSession> stored =
                cookie.read(request).filter(session -> clock.instant().isBefore(session.ends()));
        if (stored.isEmpty()) {
            return stored;
        }
        try {
            PageSession current = renewal.current(stored.get());
            var context = new SecurityContextImpl(callers.convert(tokens.decode(current.credential())));
            SecurityContextHolder.setContext(context);
            current.attach(request);
            if (current != stored.get() && !response.isCommitted()) {
                cookie.write(request, response, current, Duration.between(clock.instant(), current.ends()));
            }
            return Optional.of(current);
        } catch (RefusedGrantException | BadJwtException _) {
            cookie.remove(request, response);
            return Optional.empty();
        }
    }
}
