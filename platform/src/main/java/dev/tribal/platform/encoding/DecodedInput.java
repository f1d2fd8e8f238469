package dev.tribal.platform.encoding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes as it is read. What cannot be decoded throws {@link UndecodableException}; what fails on the way from the
 * client throws as ever.
 */
public final class DecodedInput extends InputStream {
    private final ContentCoding coding;
    private final Source source;
    private @Nullable InputStream decoded;

    public DecodedInput(ContentCoding coding, InputStream encoded) {
        this.coding = coding;
        this.source = new Source(encoded);
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
            InputStream input = decoded;
            if (input == null) {
                // Not before it is asked for: some decoders read when they are made.
                input = coding.open(source);
                decoded = input;
            }
            return input.read(bytes, offset, length);
        } catch (IOException | IllegalStateException e) {
            if (source.failure != null) {
                throw source.failure;
            }
            throw new UndecodableException(coding, e);
        }
    }

    /** Frees what the decoder holds outside of the heap; the source stays open. */
    @Override
    public void close() throws IOException {
        if (decoded != null) {
            decoded.close();
        }
    }

    private static final class Source extends FilterInputStream {
        private @Nullable IOException failure;

        Source(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void close() {
            // The request's own.
        }
    }
}
