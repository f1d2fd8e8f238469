package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.encoding.ContentCoding;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body over the limit: by its declared length, or while it is read where none is declared. An encoded body is
 * decoded on the way, and what comes out of it has the same limit.
 */
final class RequestSizeFilter extends OncePerRequestFilter {
    private final DataSize usual;
    private final List<BodyLimit> others;
    private final ProblemWriter problems;

    RequestSizeFilter(DataSize usual, List<BodyLimit> others, ProblemWriter problems) {
        this.usual = usual;
        this.others = List.copyOf(others);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize limit = limit(request.getServletPath());
        if (request.getContentLengthLong() > limit.toBytes()) {
            problems.write(response, tooLarge(limit));
            return;
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || "identity".equalsIgnoreCase(encoding)) {
            chain.doFilter(LimitedRequest.sent(request, limit), response);
            return;
        }
        Optional<ContentCoding> coding = ContentCoding.named(encoding);
        if (coding.isEmpty()) {
            problems.write(response, unknown(encoding));
            return;
        }
        try (var decoded = new DecodedRequest(LimitedRequest.sent(request, limit), coding.get())) {
            chain.doFilter(new LimitedRequest(decoded, limit), response);
        }
    }

    private DataSize limit(String path) {
        return others.stream()
                .filter(other -> other.covers(path))
                .findFirst()
                .map(BodyLimit::limit)
                .orElse(usual);
    }

    private static ProblemException unknown(String encoding) {
        return new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Content-Encoding %s is not supported; send the body as it is, or in one of: %s"
                        .formatted(encoding, ContentCoding.names()));
    }

    static ProblemException tooLarge(DataSize limit) {
        return new ProblemException(
                ProblemType.CONTENT_TOO_LARGE,
                "The body must have at most %d bytes (%d MB); send less, or in several requests"
                        .formatted(limit.toBytes(), limit.toMegabytes()));
    }
}
