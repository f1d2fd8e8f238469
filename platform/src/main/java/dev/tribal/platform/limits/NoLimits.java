package dev.tribal.platform.limits;

import dev.tribal.platform.security.CallerGuard;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For an installation whose limits are kept in front of it. */
final class NoLimits implements CallerGuard {
    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
    }

    @Override
    public boolean admitsStranger(HttpServletRequest request, HttpServletResponse response) {
        return true;
    }
}
