package dev.tribal.platform.problem;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, read through another stream. */
public final class SubstituteBody extends ServletInputStream {
    private final ServletInputStream request;
    private final InputStream body;

    /**
     * @param request the body as it is
     * @param body what is read in its place
     */
    public SubstituteBody(ServletInputStream request, InputStream body) {
        this.request = request;
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        return body.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return body.read(bytes, offset, length);
    }

    @Override
    public boolean isFinished() {
        return request.isFinished();
    }

    @Override
    public boolean isReady() {
        return request.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        request.setReadListener(listener);
    }
}
