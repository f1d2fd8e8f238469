package dev.tribal.cli.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What a command printed, in files that only their owner can read. Of a long one the end is kept: between one and two
 * segments.
 */
public final class RollingLog implements Closeable {
    private final Path folder;
    private final Path earlier;
    private final Path current;
    private final long segment;
    private OutputStream out;
    private long inCurrent;
    private long leftOut;

    private RollingLog(Path folder, long segment) throws IOException {
        this.folder = folder;
        this.earlier = folder.resolve("earlier");
        this.current = folder.resolve("current");
        this.segment = segment;
        this.out = Files.newOutputStream(current);
    }

    /** @param segment how many bytes at the end are kept at least; the files hold twice as many at most */
    public static RollingLog create(long segment) throws IOException {
        return new RollingLog(Files.createTempDirectory("tribal-run"), segment);
    }

    synchronized void write(byte[] bytes, int length) throws IOException {
        if (inCurrent + length > segment && inCurrent > 0) {
            out.close();
            if (Files.exists(earlier)) {
                leftOut += Files.size(earlier);
            }
            Files.move(current, earlier, StandardCopyOption.REPLACE_EXISTING);
            out = Files.newOutputStream(current);
            inCurrent = 0;
        }
        out.write(bytes, 0, length);
        inCurrent += length;
    }

    /** The file with all that is kept; nothing may be written any more. */
    public synchronized Path whole() throws IOException {
        out.close();
        if (!Files.exists(earlier)) {
            return current;
        }
        Path whole = folder.resolve("whole");
        try (OutputStream all = Files.newOutputStream(whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (leftOut > 0) {
                all.write("[the first %d bytes of the output are left out]%n"
                        .formatted(leftOut)
                        .getBytes(StandardCharsets.UTF_8));
            }
            Files.copy(earlier, all);
            Files.delete(earlier);
            Files.copy(current, all);
        }
        return whole;
    }

    /** Deletes the files. */
    @Override
    public synchronized void close() throws IOException {
        out.close();
        for (String name : new String[] {"earlier", "current", "whole"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
