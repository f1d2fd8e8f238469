package dev.tribal.platform.limits;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the bodies of all tenants, and what is made of them, may take at a time. Nobody waits for room: the first
 * that finds none is turned away and makes room for the others, so that they do not wait for each other.
 */
public final class UploadMemory {
    /** The attribute of every request in which its {@link Share} is, which is closed when the request is answered. */
    public static final String SHARE = "dev.tribal.platform.limits.share";

    /** Of each text: as it was read, scrubbed, as an event, and as bytes. */
    public static final int COPIES = 4;

    /** What the objects of a value take that has hardly a text, in bytes. */
    public static final int VALUE = 100;

    /** 1 for the characters of JSON behind which a value stands. A look-up costs half of what comparing does. */
    private static final byte[] BEFORE_VALUE = new byte[256];

    static {
        BEFORE_VALUE['['] = 1;
        BEFORE_VALUE[','] = 1;
        BEFORE_VALUE[':'] = 1;
    }

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

    /**
     * What JSON takes as a tree and what is made of it. Each value but the first stands behind one of three characters;
     * where texts have them, too, it is taken for more than it is.
     */
    private static long weight(byte[] json, int offset, int length) {
        int values = 0;
        for (int i = offset; i < offset + length; i++) {
            values += BEFORE_VALUE[json[i] & 0xFF];
        }
        return (long) COPIES * length + (long) VALUE * values;
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
            if (own + bytes > most) {
                throw new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "The upload needs more memory than Tribal has for uploads; send it in several requests");
            }
            if (held.addAndGet(bytes) <= most) {
                own += bytes;
            } else {
                held.addAndGet(-bytes);
                throw ProblemException.unavailable(
                        "Other uploads use the memory that there is for them; send this one again", RETRY_AFTER, null);
            }
        }

        /**
         * Takes room for as many bytes in all, if it has not as much.
         *
         * @throws ProblemException as {@link #add}
         */
        public void atLeast(long bytes) {
            if (bytes > own) {
                add(bytes - own);
            }
        }

        /**
         * Takes room for JSON that is about to be read as a whole.
         *
         * @throws ProblemException as {@link #add}
         */
        public void addJson(byte[] json) {
            add(weight(json, 0, json.length));
        }

        /**
         * A body of which little is held, and which takes room as it is read.
         *
         * @param weight how many bytes are held for each that is read
         */
        public InputStream counting(InputStream body, int weight) {
            return new Counting(body) {
                @Override
                void count(byte[] bytes, int offset, int length) {
                    add((long) weight * length);
                }
            };
        }

        /** A body that is held as a whole with all its values, and takes room as it is read. */
        public InputStream held(InputStream body) {
            return new Counting(body) {
                @Override
                void count(byte[] bytes, int offset, int length) {
                    add(weight(bytes, offset, length));
                }
            };
        }

        @Override
        public void close() {
            held.addAndGet(-own);
            own = 0;
        }
    }

    /** Looks at all that is read of a body. */
    private abstract static class Counting extends FilterInputStream {
        private Counting(InputStream body) {
            super(body);
        }

        abstract void count(byte[] bytes, int offset, int length);

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                count(bytes, offset, count);
            }
            return count;
        }
    }
}
