package dev.tribal.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks the guard once per request, between authentication and authorisation. */
final class CallerGuardFilter extends OncePerRequestFilter {
    private final CallerGuard guard;

    CallerGuardFilter(CallerGuard guard) {
        this.guard = guard;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        guard.pass(request, response, chain);
    }
}
