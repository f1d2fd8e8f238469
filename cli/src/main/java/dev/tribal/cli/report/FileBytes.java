package dev.tribal.cli.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file as the body of a request, from an offset to where the file ends when the request is made: it may still
 * be written to. Never all in memory.
 *
 * @param progress hears how much is read
 */
record FileBytes(Path file, long offset, Progress progress) implements Sender.Bytes {
    @Override
    public BodyPublisher publisher() throws IOException {
        long length = length();
        if (length <= 0) {
            return BodyPublishers.noBody();
        }
        // With its length known, the request can be refused before it is sent.
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(length)), length);
    }

    @Override
    public long length() throws IOException {
        return Files.size(file) - offset;
    }

    InputStream open(long length) {
        try {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(offset);
            return new Counted(in, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Counted extends FilterInputStream {
        private final long length;
        private long bytes;

        Counted(InputStream in, long length) {
            super(in);
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            if (bytes == length && most > 0) {
                return -1;
            }
            int read = super.read(buffer, from, (int) Math.min(most, length - bytes));
            if (read > 0) {
                bytes += read;
                progress.sent(bytes, length);
            }
            return read;
        }
    }
}
