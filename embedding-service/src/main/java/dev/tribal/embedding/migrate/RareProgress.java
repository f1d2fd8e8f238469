package dev.tribal.embedding.migrate;

import java.io.PrintStream;
import java.time.Duration;

/** Prints how far it is, at most once in an interval. */
final class RareProgress implements SchemaMigration.Progress {
    private final PrintStream out;
    private final long interval;
    private long last = System.nanoTime();

    RareProgress(PrintStream out, Duration interval) {
        this.out = out;
        this.interval = interval.toNanos();
    }

    @Override
    public void report(long scanned, long older) {
        long now = System.nanoTime();
        if (now - last >= interval) {
            last = now;
            out.printf("%d records read, %d of them of an older schema%n", scanned, older);
        }
    }
}
