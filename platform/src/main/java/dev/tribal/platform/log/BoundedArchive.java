package dev.tribal.platform.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a ZIP as they come, one after the other. Refuses to give more of them, or more bytes, than a limit, and
 * what is packed as no log ever is.
 */
final class BoundedArchive extends FilterInputStream {
    private static final int MOST_ENTRIES = 10_000;

    /** Logs shrink to a tenth, and to a hundredth where a tool repeats itself; a bomb to a thousandth. */
    private static final int MOST_RATIO = 300;

    /** So much is no harm, whatever it shrinks to. */
    private static final long HARMLESS = 16L << 20;

    private final ZipInputStream zip;
    private final Counted packed;
    private final long most;
    private long bytes;
    private int entries;

    /** @param most how many bytes may come out of it in all */
    BoundedArchive(InputStream archive, long most) {
        this(new Counted(archive), most);
    }

    private BoundedArchive(Counted packed, long most) {
        this(packed, new ZipInputStream(packed), most);
    }

    private BoundedArchive(Counted packed, ZipInputStream zip, long most) {
        super(zip);
        this.packed = packed;
        this.zip = zip;
        this.most = most;
    }

    /** How many bytes came out so far. */
    long bytes() {
        return bytes;
    }

    /** The name of the next entry, whose bytes are what is read then; {@code null} after the last one. */
    @Nullable String next() throws IOException {
        // Otherwise the rest of an entry would be decoded without being counted.
        transferTo(OutputStream.nullOutputStream());
        try {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                return null;
            }
            entries++;
            if (entries > MOST_ENTRIES) {
                throw LogArchiveException.tooLarge("The archive must have at most %d files".formatted(MOST_ENTRIES));
            }
            return entry.getName();
        } catch (ZipException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(into, offset, length);
        } catch (ZipException e) {
            throw unreadable(e);
        }
        bytes += Math.max(n, 0);
        check();
        return n;
    }

    private void check() throws LogArchiveException {
        if (bytes > most) {
            throw LogArchiveException.tooLarge(
                    "The files of the archive must have at most %d bytes together (%d MB)".formatted(most, most >> 20));
        }
        if (bytes > HARMLESS && bytes / MOST_RATIO > packed.bytes) {
            throw LogArchiveException.tooLarge(
                    "The files of the archive must not have more than %d times its bytes".formatted(MOST_RATIO));
        }
    }

    private static LogArchiveException unreadable(Exception e) {
        return LogArchiveException.unreadable("The body is no ZIP archive that can be read", e);
    }

    /** Counts what is read of the archive itself. */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream archive) {
            super(archive);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            bytes += Math.max(n, 0);
            return n;
        }
    }
}
