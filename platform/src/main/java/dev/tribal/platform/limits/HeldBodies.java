package dev.tribal.platform.limits;

import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.problem.SubstituteBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes room in memory for every body, as it is read and until the request is answered. For those that are read as they
 * come their readers take it, from the share of the request.
 */
final class HeldBodies extends OncePerRequestFilter {
    private final UploadMemory memory;
    private final List<BodyLimit> streamed;

    HeldBodies(UploadMemory memory, List<BodyLimit> streamed) {
        this.memory = memory;
        this.streamed = List.copyOf(streamed);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var share = memory.open()) {
            request.setAttribute(UploadMemory.SHARE, share);
            chain.doFilter(new Held(request, share), response);
        }
    }

    private boolean isStreamed(String path) {
        return streamed.stream().anyMatch(limit -> limit.covers(path));
    }

    private final class Held extends HttpServletRequestWrapper {
        private final UploadMemory.Share share;
        private @Nullable ServletInputStream body;

        Held(HttpServletRequest request, UploadMemory.Share share) {
            super(request);
            this.share = share;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                ServletInputStream sent = super.getInputStream();
                body = isStreamed(getServletPath()) ? sent : new SubstituteBody(sent, share.held(sent));
            }
            return body;
        }
    }
}
