package dev.tribal.platform.problem;

import dev.tribal.platform.encoding.ContentCoding;
import dev.tribal.platform.encoding.DecodedInput;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/** A request whose body was encoded, as if it had been sent as it is. */
final class DecodedRequest extends HttpServletRequestWrapper implements AutoCloseable {
    private static final DataSize ANY = DataSize.ofBytes(Long.MAX_VALUE);

    private final ContentCoding coding;
    private @Nullable DecodedInput decoded;
    private @Nullable BodyInput input;

    DecodedRequest(HttpServletRequest request, ContentCoding coding) {
        super(request);
        this.coding = coding;
        // Whoever counts by size has to know; the length of what comes out is not known before it is read.
        request.setAttribute(EncodedLength.ATTRIBUTE, this);
    }

    /** As declared; -1 if it is not. */
    long encodedLength() {
        return super.getContentLengthLong();
    }

    /** What came out so far. */
    long decodedLength() {
        return input == null ? 0 : input.count();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (input == null) {
            ServletInputStream body = super.getInputStream();
            decoded = new DecodedInput(coding, body);
            input = new BodyInput(body, decoded, ANY);
        }
        return input;
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isOfTheEncoded(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isOfTheEncoded(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isOfTheEncoded(name))
                .toList());
    }

    private static boolean isOfTheEncoded(String header) {
        return HttpHeaders.CONTENT_ENCODING.equalsIgnoreCase(header)
                || HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(header);
    }

    @Override
    public void close() throws IOException {
        if (decoded != null) {
            decoded.close();
        }
    }
}
