package dev.tribal.platform.problem;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** A request whose body is read no further than a limit. */
final class LimitedRequest extends HttpServletRequestWrapper {
    private static final String SENT = LimitedRequest.class.getName();

    private final DataSize limit;
    private @Nullable BodyInput input;

    LimitedRequest(HttpServletRequest request, DataSize limit) {
        super(request);
        this.limit = limit;
    }

    /** The request as it was sent, known to whoever answers it. */
    static LimitedRequest sent(HttpServletRequest request, DataSize limit) {
        var sent = new LimitedRequest(request, limit);
        request.setAttribute(SENT, sent);
        return sent;
    }

    /** Reads on what is left of the body of a request that is being refused; see {@link #skipRest()}. */
    static void skipRestOf(WebRequest request) {
        if (request.getAttribute(SENT, RequestAttributes.SCOPE_REQUEST) instanceof LimitedRequest sent) {
            sent.skipRest();
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (input == null) {
            ServletInputStream body = super.getInputStream();
            input = new BodyInput(body, body, limit);
        }
        return input;
    }

    /**
     * Reads on what is left of a body that was begun, no further than the limit. A sender that is asked to go on (RFC
     * 9110, section 10.1.1) may listen only when all is sent, and finds the connection closed if nobody reads it.
     */
    private void skipRest() {
        if (input == null || input.count() == 0) {
            return;
        }
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | ProblemException _) {
            // The sender is gone, or sends more than it may: it has been read far enough.
            return;
        }
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String charset = Objects.requireNonNullElse(getCharacterEncoding(), StandardCharsets.UTF_8.name());
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
}
