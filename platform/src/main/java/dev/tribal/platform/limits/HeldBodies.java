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
 * Takes room in memory for every body, as it is read and until the request is answered. What a {@link BodyLimit} leaves
 * out of that is taken by the reader of the body, from the share of the request.
 */
final class HeldBodies extends OncePerRequestFilter {
    private final UploadMemory memory;
    private final List<BodyLimit> others;

    /** @param others of the paths where not all that is made of a body takes room at once */
    HeldBodies(UploadMemory memory, List<BodyLimit> others) {
        this.memory = memory;
        this.others = List.copyOf(others);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var share = memory.open()) {
            request.setAttribute(UploadMemory.SHARE, share);
            chain.doFilter(new Held(request, share), response);
        }
    }

    private BodyLimit.Room room(String path) {
        return others.stream()
                .filter(limit -> limit.covers(path))
                .findFirst()
                .map(BodyLimit::room)
                .orElse(BodyLimit.Room.ALL_VALUES);
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
                body = switch (room(getServletPath())) {
                    case WHAT_IS_KEPT -> sent;
                    case BYTES -> new SubstituteBody(sent, share.counting(sent, 1));
                    case ALL_VALUES -> new SubstituteBody(sent, share.held(sent));
                };
            }
            return body;
        }
    }
}
