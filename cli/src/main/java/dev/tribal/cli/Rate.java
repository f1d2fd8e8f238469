package dev.tribal.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast something goes, since it was first looked at. */
final class Rate {
    private final LongSupplier nanos;
    private long firstNanos;
    private long firstDone = -1;

    Rate() {
        this(System::nanoTime);
    }

    Rate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The total is 0 if nobody knows it. For example {@code 1,200 of 10,000 records (12 %), 140/s, about 63 s left}. */
    String line(long done, long total) {
        long now = nanos.getAsLong();
        if (firstDone < 0) {
            firstDone = done;
            firstNanos = now;
        }
        if (done == 0 && total == 0) {
            return "preparing";
        }
        String records = total == 0
                ? "%,d records".formatted(done)
                : String.format(
                        Locale.ROOT, "%,d of %,d records (%d %%)", done, total, Math.min(100, 100 * done / total));
        double perSecond = (done - firstDone) / Math.max(1e-9, (now - firstNanos) / 1e9);
        if (done == firstDone) {
            return records;
        }
        if (total == 0) {
            return records + String.format(Locale.ROOT, ", %.0f/s", perSecond);
        }
        var left = Duration.ofSeconds((long) (Math.max(0, total - done) / perSecond));
        return records + String.format(Locale.ROOT, ", %.0f/s, about %d s left", perSecond, left.toSeconds());
    }
}
