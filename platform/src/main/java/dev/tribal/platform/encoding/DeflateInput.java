package dev.tribal.platform.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The coding {@code deflate}: zlib's format as it is specified, or bare deflate as many clients send it. */
final class DeflateInput extends InflaterInputStream {
    private static final int ZLIB_METHOD = 8;
    private static final int ZLIB_MULTIPLE = 31;

    private DeflateInput(InputStream encoded, boolean bare) {
        super(encoded, new Inflater(bare));
    }

    static DeflateInput of(InputStream encoded) throws IOException {
        var input = new PushbackInputStream(encoded, 2);
        byte[] start = input.readNBytes(2);
        input.unread(start);
        return new DeflateInput(input, !isZlib(start));
    }

    /** RFC 1950, section 2.2: the method, and a header that is a multiple of 31. */
    private static boolean isZlib(byte[] start) {
        return start.length == 2
                && (start[0] & 0x0F) == ZLIB_METHOD
                && (((start[0] & 0xFF) << 8) + (start[1] & 0xFF)) % ZLIB_MULTIPLE == 0;
    }

    /** The stream frees only an inflater that it made itself. */
    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
