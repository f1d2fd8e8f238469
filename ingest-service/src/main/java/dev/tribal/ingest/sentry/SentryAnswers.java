package dev.tribal.ingest.sentry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says in the headers that SDKs of Sentry read what the answer says anyway: how long to wait, and that something is
 * wrong.
 *
 * @see <a href="https://develop.sentry.dev/sdk/expected-features/rate-limiting/">Sentry: rate limiting</a>
 */
final class SentryAnswers extends OncePerRequestFilter {
    static final String ERROR = "X-Sentry-Error";
    static final String RATE_LIMITS = "X-Sentry-Rate-Limits";

    /** Every category of data, for this key. */
    private static final String OF_THIS_KEY = "::key";

    private static final int FIRST_FAULT = 400;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Translated(response));
    }

    private static final class Translated extends HttpServletResponseWrapper {
        Translated(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(status);
            HttpStatus known = HttpStatus.resolve(status);
            if (status >= FIRST_FAULT && !containsHeader(ERROR)) {
                super.setHeader(ERROR, known == null ? Integer.toString(status) : known.getReasonPhrase());
            }
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, value);
            if (HttpHeaders.RETRY_AFTER.equalsIgnoreCase(name)) {
                super.setHeader(RATE_LIMITS, value + OF_THIS_KEY);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (HttpHeaders.RETRY_AFTER.equalsIgnoreCase(name) || ERROR.equalsIgnoreCase(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
