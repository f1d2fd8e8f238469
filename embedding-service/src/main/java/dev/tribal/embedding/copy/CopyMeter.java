package dev.tribal.embedding.copy;

import java.util.function.Consumer;

/** Counts what one step of a copy has done, and how fast. */
final class CopyMeter {
    private static final double NANOS = 1e9;

    private final String step;
    private final long total;
    private final Consumer<CopyProgress> progress;
    private final long start = System.nanoTime();
    private long done;
    private long handled;

    /** Begins with what an earlier run has done, which does not count for the rate. */
    CopyMeter(String step, long total, long done, Consumer<CopyProgress> progress) {
        this.step = step;
        this.total = total;
        this.done = done;
        this.progress = progress;
    }

    void add(long records, long live) {
        handled += records;
        done += live;
        double seconds = Math.max(1, System.nanoTime() - start) / NANOS;
        progress.accept(new CopyProgress(step, done, total, handled / seconds));
    }
}
