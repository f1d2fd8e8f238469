package dev.tribal.ingest.junit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file, as long as no part of it is too long that the parser holds whole: a tag with its attributes, a
 * comment, a processing instruction. Texts come in pieces.
 */
final class BoundedTokens extends FilterInputStream {
    /** In bytes; what the parser reads ahead counts too, a few KB. */
    static final int LONGEST = 4 * 1024 * 1024;

    private int read;

    BoundedTokens(InputStream content) {
        super(content);
    }

    /** The parser has got to the end of a part. */
    void next() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) throws IOException {
        read += more;
        if (read > LONGEST) {
            throw new IOException("a tag or a comment is longer than %d MB".formatted(LONGEST / 1024 / 1024));
        }
    }
}
