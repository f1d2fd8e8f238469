package dev.tribal.ingest.sentry;

import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.SubstituteBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request with the API key of its DSN in the header where every other request has it. */
final class DsnRequest extends HttpServletRequestWrapper {
    private final @Nullable String apiKey;
    private final @Nullable InputStream body;

    /**
     * @param apiKey {@code null} if the request brings none
     * @param body where to read it if it was looked into; {@code null} for the request's own
     */
    DsnRequest(HttpServletRequest request, @Nullable String apiKey, @Nullable InputStream body) {
        super(request);
        this.apiKey = apiKey;
        this.body = body;
    }

    /** A parameter of the query; unlike the servlet's own look-up this leaves the body alone. */
    static @Nullable String queryParameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            if (parameter.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException _) {
                    return null;
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return Tokens.API_KEY_HEADER.equalsIgnoreCase(name) ? apiKey : super.getHeader(name);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new SubstituteBody(super.getInputStream(), body);
    }
}
