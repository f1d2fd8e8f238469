package dev.tribal.cli;

import dev.tribal.cli.report.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Shows on a terminal how much of a long report is sent; short ones are over before anything is shown. */
final class ProgressLine implements Progress {
    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final int MEBI = 20;
    private static final int PERCENT = 100;

    private final PrintStream terminal;
    private final LongSupplier nanos;
    private long last;
    private boolean shown;

    ProgressLine(PrintStream terminal) {
        this(terminal, System::nanoTime);
    }

    /** @param nanos a time that only grows, in nanoseconds */
    ProgressLine(PrintStream terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public synchronized void sent(long bytes, long of) {
        boolean whole = bytes >= of;
        if (whole && shown) {
            terminal.print("\r\u001b[K");
            shown = false;
        } else if (!whole && nanos.getAsLong() - last > PAUSE) {
            last = nanos.getAsLong();
            terminal.printf("\rsent %d of %d MB (%d %%)", bytes >> MEBI, of >> MEBI, bytes * PERCENT / of);
            shown = true;
        }
        terminal.flush();
    }
}
