package dev.tribal.ingest.ci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends after so many bytes, whatever follows. */
final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream source, long most) {
        super(source);
        this.left = most;
    }

    /** Whether something follows that is not read. */
    boolean isCut() throws IOException {
        return left <= 0 && super.read() >= 0;
    }

    @Override
    public int read() throws IOException {
        int b = left > 0 ? super.read() : -1;
        left--;
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
            return length == 0 ? 0 : -1;
        }
        int n = super.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }
}
