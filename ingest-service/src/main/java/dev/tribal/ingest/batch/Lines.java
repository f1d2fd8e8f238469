package dev.tribal.ingest.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a body one by one; of one that is too long nothing is kept. Not for several threads. */
final class Lines {
    private static final int BUFFER = 64 * 1024;

    private final InputStream source;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private int number;

    /** @param longest in bytes */
    Lines(InputStream source, int longest) {
        this.source = new BufferedInputStream(source, BUFFER);
        this.longest = longest;
    }

    /** The next line that is not blank; {@code null} at the end. */
    @Nullable Line next() throws IOException {
        for (int first = source.read(); first >= 0; first = source.read()) {
            number++;
            long length = take(first);
            byte[] content = line.toByteArray();
            if (length > content.length || !isBlank(content)) {
                return new Line(number, length, content);
            }
        }
        return null;
    }

    private long take(int first) throws IOException {
        line.reset();
        long length = 0;
        for (int b = first; b >= 0 && b != '\n'; b = source.read()) {
            length++;
            if (length <= longest) {
                line.write(b);
            } else if (length == longest + 1L) {
                line.reset();
            }
        }
        return length;
    }

    private static boolean isBlank(byte[] content) {
        for (byte b : content) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * A line without its end.
     *
     * @param number counted from 1
     * @param length in bytes
     * @param content nothing if it is too long
     */
    record Line(int number, long length, byte[] content) {
        boolean isTooLong() {
            return length > content.length;
        }
    }
}
