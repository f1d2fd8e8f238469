package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.encoding.UndecodableException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** The body of a request as another stream gives it; refuses to give more than a limit. */
final class BodyInput extends ServletInputStream {
    private final ServletInputStream request;
    private final InputStream body;
    private final DataSize limit;
    private long count;
    private boolean ended;

    /**
     * @param request where the body comes from
     * @param body what is read
     */
    BodyInput(ServletInputStream request, InputStream body, DataSize limit) {
        this.request = request;
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? n : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int n = body.read(bytes, offset, length);
            count(n);
            return n;
        } catch (UndecodableException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, e.getMessage(), e);
        }
    }

    /** How many bytes were given so far. */
    long count() {
        return count;
    }

    private void count(int more) {
        ended = more < 0;
        count += Math.max(more, 0);
        if (count > limit.toBytes()) {
            throw RequestSizeFilter.tooLarge(limit);
        }
    }

    @Override
    public boolean isFinished() {
        return ended || body == request && request.isFinished();
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
