package dev.tribal.ingest.sentry;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Applies a filter to requests of SDKs of Sentry alone. */
final class SentryPaths implements Filter {
    private static final List<PathPattern> PATTERNS = List.of(
            PathPatternParser.defaultInstance.parse(SentryController.ENVELOPE),
            PathPatternParser.defaultInstance.parse(SentryController.STORE));

    private final Filter filter;

    SentryPaths(Filter filter) {
        this.filter = filter;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && http.getMethod().equals("POST")
                && isSentry(http.getServletPath())) {
            filter.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isSentry(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(parsed));
    }
}
