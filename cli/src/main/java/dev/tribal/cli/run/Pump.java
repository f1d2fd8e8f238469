package dev.tribal.cli.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Passes on what a program prints, and keeps it in a log. */
final class Pump {
    /** How long something that the program left behind may print nothing before nobody waits for that any more. */
    private static final Duration AFTER_END = Duration.ofSeconds(1);

    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final FileDescriptor target;
    private final @Nullable RollingLog log;
    private final Thread thread;

    /** Even while it reads, odd while it has something to write. */
    private final AtomicLong turns = new AtomicLong();

    private Pump(InputStream in, FileDescriptor target, @Nullable RollingLog log) {
        this.in = in;
        this.target = target;
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().unstarted(this::run);
    }

    /** @param log gets the same; {@code null} if it is not kept */
    static Pump start(InputStream in, FileDescriptor target, @Nullable RollingLog log) {
        var pump = new Pump(in, target, log);
        pump.thread.start();
        return pump;
    }

    /**
     * After the end of the program: waits until all that it printed is passed on, however slow the reader is, but not for
     * what it left behind and does not print.
     */
    void finish() throws InterruptedException {
        long before = turns.get();
        while (!thread.join(AFTER_END)) {
            long now = turns.get();
            if (now == before && now % 2 == 0) {
                return;
            }
            before = now;
        }
    }

    private void run() {
        // Not closed: what Tribal has to say afterwards goes there, too.
        OutputStream out = new FileOutputStream(target);
        try (in) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                turns.incrementAndGet();
                out.write(buffer, 0, read);
                keep(buffer, read);
                turns.incrementAndGet();
            }
        } catch (IOException _) {
            // Whoever read our output is gone; with its end of the pipe closed, the program hears of that.
        }
    }

    /** A full disk is no reason to disturb the program. */
    private void keep(byte[] bytes, int length) {
        try {
            if (log != null) {
                log.write(bytes, length);
            }
        } catch (IOException _) {
            // What is reported ends here.
        }
    }
}
