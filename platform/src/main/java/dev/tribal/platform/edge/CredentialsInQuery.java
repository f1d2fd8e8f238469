package dev.tribal.platform.edge;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.security.ApiKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a key or token in a URL: proxies and browsers write URLs down. */
final class CredentialsInQuery extends OncePerRequestFilter {
    private static final Set<String> NAMES = Set.of(
            "access_token",
            "refresh_token",
            "client_secret",
            "api_key",
            "api-key",
            "apikey",
            "x-api-key",
            "authorization");

    private final ProblemWriter problems;

    CredentialsInQuery(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (holdsCredentials(request.getQueryString())) {
            problems.write(
                    response,
                    ProblemType.INVALID_REQUEST,
                    "Keys and tokens do not belong into a URL; send the header Authorization: Bearer …, and revoke this"
                            + " one");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** By the names of the parameters, and by values that are an API key as a whole. */
    static boolean holdsCredentials(@Nullable String query) {
        return query != null && Stream.of(query.split("&")).anyMatch(CredentialsInQuery::isCredential);
    }

    private static boolean isCredential(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        return NAMES.contains(decoded(name).toLowerCase(Locale.ROOT))
                || ApiKey.isWellFormed(decoded(value).strip());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
