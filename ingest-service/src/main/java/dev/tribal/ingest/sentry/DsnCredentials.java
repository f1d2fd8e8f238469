package dev.tribal.ingest.sentry;

import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.BoundedJson;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.security.DsnKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands the public key of a DSN on as the API key that it is. SDKs send it in one of three places: a header, the query,
 * or, where a tunnel of their own forwards for them, the first line of the envelope.
 *
 * @see <a href="https://develop.sentry.dev/sdk/overview/#authentication">Sentry: authentication of SDKs</a>
 */
final class DsnCredentials extends OncePerRequestFilter {
    private static final String AUTH_HEADER = "X-Sentry-Auth";
    private static final String SCHEME = "Sentry ";
    private static final String PARAMETER = "sentry_key";
    private static final Pattern IN_HEADER = Pattern.compile("(?:^|[\\s,])sentry_key=([^,\\s]{1,400})");

    /** The first line of an envelope is its header, which is short. */
    private static final int FIRST_LINE = 16 * 1024;

    private final JsonMapper json = BoundedJson.mapper();
    private final ProblemWriter problems;

    DsnCredentials(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean otherwise = authorization != null && !authorization.startsWith(SCHEME)
                || request.getHeader(Tokens.API_KEY_HEADER) != null;
        if (otherwise) {
            chain.doFilter(request, response);
            return;
        }
        String key = publicKey(request, authorization);
        if (key != null) {
            chain.doFilter(new DsnRequest(request, apiKey(key), null), response);
            return;
        }
        var body = new PushbackInputStream(request.getInputStream(), FIRST_LINE);
        String inBody;
        try {
            inBody = keyOfEnvelope(body);
        } catch (ProblemException e) {
            problems.write(response, e);
            return;
        }
        chain.doFilter(new DsnRequest(request, inBody == null ? null : apiKey(inBody), body), response);
    }

    private static @Nullable String publicKey(HttpServletRequest request, @Nullable String authorization) {
        String header = request.getHeader(AUTH_HEADER);
        String said = header == null ? authorization : header;
        Matcher inHeader = IN_HEADER.matcher(said == null ? "" : said);
        // A text that is no key goes on as it is, so that it is answered as every wrong key is.
        return inHeader.find() ? inHeader.group(1) : DsnRequest.queryParameter(request, PARAMETER);
    }

    private static String apiKey(String publicKey) {
        return DsnKey.apiKey(publicKey).orElse(publicKey);
    }

    /** Reads the first line and puts it back. */
    private @Nullable String keyOfEnvelope(PushbackInputStream body) throws IOException {
        byte[] start = body.readNBytes(FIRST_LINE);
        body.unread(start);
        int end = 0;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        try {
            String dsn = json.readTree(new String(start, 0, end, StandardCharsets.UTF_8))
                    .path("dsn")
                    .asString("");
            String user = URI.create(dsn).getUserInfo();
            return user == null ? null : user.split(":", 2)[0];
        } catch (JacksonException | IllegalArgumentException _) {
            // No envelope with a DSN; whoever reads the body says what is wrong with it.
            return null;
        }
    }
}
