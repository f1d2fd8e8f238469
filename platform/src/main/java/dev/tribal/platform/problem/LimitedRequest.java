package dev.tribal.platform.problem;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A request whose body is read no further than a limit. */
final class LimitedRequest extends HttpServletRequestWrapper {
    private final DataSize limit;
    private @Nullable ServletInputStream input;

    LimitedRequest(HttpServletRequest request, DataSize limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (input == null) {
            ServletInputStream body = super.getInputStream();
            input = new BodyInput(body, body, limit);
        }
        return input;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String charset = Objects.requireNonNullElse(getCharacterEncoding(), StandardCharsets.UTF_8.name());
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
}
