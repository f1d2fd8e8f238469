package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body over the limit: by its declared length, or while it is read where none is declared. */
final class RequestSizeFilter extends OncePerRequestFilter {
    private final DataSize usual;
    private final Map<String, DataSize> others;
    private final ProblemWriter problems;

    RequestSizeFilter(DataSize usual, List<BodyLimit> others, ProblemWriter problems) {
        this.usual = usual;
        this.others = others.stream().collect(Collectors.toMap(BodyLimit::path, BodyLimit::limit));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize limit = others.getOrDefault(request.getServletPath(), usual);
        if (request.getContentLengthLong() > limit.toBytes()) {
            problems.write(response, tooLarge(limit));
            return;
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            // What is read must be what was counted.
            problems.write(
                    response,
                    new ProblemException(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Encoding %s is not supported; send the body as it is".formatted(encoding)));
            return;
        }
        chain.doFilter(new LimitedRequest(request, limit), response);
    }

    static ProblemException tooLarge(DataSize limit) {
        return new ProblemException(
                ProblemType.CONTENT_TOO_LARGE,
                "The body must have at most %d bytes (%d MB); send less, or in several requests"
                        .formatted(limit.toBytes(), limit.toMegabytes()));
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final DataSize limit;

        LimitedRequest(HttpServletRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedInput(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String charset = Objects.requireNonNullElse(getCharacterEncoding(), StandardCharsets.UTF_8.name());
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class LimitedInput extends ServletInputStream {
        private final ServletInputStream input;
        private final DataSize limit;
        private long count;

        LimitedInput(ServletInputStream input, DataSize limit) {
            this.input = input;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int b = input.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = input.read(bytes, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int more) {
            count += more;
            if (count > limit.toBytes()) {
                throw tooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return input.isFinished();
        }

        @Override
        public boolean isReady() {
            return input.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            input.setReadListener(listener);
        }
    }
}
