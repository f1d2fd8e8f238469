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
 * The bytes of a file as the body of a request, from an offset to the end; never all in memory.
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

    private InputStream open(long length) {
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
        public int read(byte[] buffer, int from, int most) throws IOException {
            int read = super.read(buffer, from, most);
            if (read > 0) {
                bytes += read;
                progress.sent(bytes, length);
            }
            return read;
        }
    }
}
