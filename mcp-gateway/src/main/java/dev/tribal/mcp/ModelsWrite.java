package dev.tribal.mcp;

import dev.tribal.contracts.Source;
import dev.tribal.platform.security.CurrentCaller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whatever comes over MCP was written by a model, even with the key of a CI job or a person. */
final class ModelsWrite extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(CurrentCaller.WRITER_HEADER, Source.AGENT);
        chain.doFilter(request, response);
    }
}
