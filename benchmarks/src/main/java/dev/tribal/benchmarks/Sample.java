package dev.tribal.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Measured times of one kind, in nanoseconds. */
final class Sample {
    private final long[] sorted;

    Sample(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(this.sorted);
    }

    /** The value that the given share of all values does not exceed (nearest rank), in milliseconds. */
    double millis(double share) {
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(rank, 0, sorted.length - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", millis(0.5), millis(0.99));
    }
}
