package dev.tribal.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names the tenant in every line that is logged while a request is worked on, or what else is done for a tenant. */
public final class TenantInLogs extends OncePerRequestFilter {
    private static final String FIELD = "tenant";

    private final CurrentCaller currentCaller;

    TenantInLogs(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    /** Names it in every line of this thread until the result is closed. */
    public static MDC.MDCCloseable name(String tenant) {
        return MDC.putCloseable(FIELD, tenant);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = currentCaller.find();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (var _ = name(caller.get().tenant())) {
            chain.doFilter(request, response);
        }
    }
}
