package dev.tribal.platform.blob;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Texts as they are stored, compressed, and the hash by which they are recognised. */
final class LongTextCodec {
    private LongTextCodec() {}

    static byte[] compress(byte[] utf8) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(utf8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #compress} wrote.
     *
     * @param most how many bytes it may have; what goes beyond is left out
     * @throws IOException if it is damaged
     */
    static byte[] decompress(byte[] compressed, int most) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readNBytes(most);
        }
    }
}
