package dev.tribal.platform.limits;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the uploads of all tenants may hold at a time. Nobody waits for room: the first that finds none is turned
 * away and makes room for the others, so that they do not wait for each other.
 */
public final class UploadMemory {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** @param most in bytes */
    public UploadMemory(long most) {
        this.most = most;
    }

    /** Begins an upload, which holds nothing yet. */
    public Share open() {
        return new Share();
    }

    /** What one upload holds; for one thread. */
    public final class Share implements AutoCloseable {
        private long own;

        private Share() {}

        /**
         * Takes room for so many more bytes.
         *
         * @throws ProblemException {@code unavailable} if there is none now, {@code content-too-large} if there never is
         */
        public void add(long bytes) {
            own += bytes;
            long all = held.addAndGet(bytes);
            if (own > most) {
                throw new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "The upload needs more memory than Tribal has for uploads; send it in several requests");
            }
            if (all > most) {
                throw ProblemException.unavailable(
                        "Other uploads use the memory that there is for them; send this one again", RETRY_AFTER, null);
            }
        }

        /**
         * The body, which takes room as it is read.
         *
         * @param weight how many bytes are held for each that is read
         */
        public InputStream counting(InputStream body, int weight) {
            return new Counting(body, weight);
        }

        private final class Counting extends FilterInputStream {
            private final int weight;

            private Counting(InputStream body, int weight) {
                super(body);
                this.weight = weight;
            }

            @Override
            public int read() throws IOException {
                int one = super.read();
                add(one < 0 ? 0 : weight);
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                add((long) Math.max(count, 0) * weight);
                return count;
            }
        }

        @Override
        public void close() {
            held.addAndGet(-own);
            own = 0;
        }
    }
}
