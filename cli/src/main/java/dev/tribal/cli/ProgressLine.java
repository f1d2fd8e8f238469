package dev.tribal.cli;

import dev.tribal.cli.report.Progress;
import java.io.PrintStream;
import java.time.Duration;

/** Shows on a terminal how much of a long report is sent; short ones are over before anything is shown. */
final class ProgressLine implements Progress {
    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final int MEBI = 20;
    private static final int PERCENT = 100;

    private final PrintStream terminal;
    private long last = System.nanoTime();
    private boolean shown;

    ProgressLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void sent(long bytes, long of) {
        boolean whole = bytes >= of;
        if (whole && shown) {
            terminal.print("\r\u001b[K");
            shown = false;
        } else if (!whole && System.nanoTime() - last > PAUSE) {
            last = System.nanoTime();
            terminal.printf("\rsent %d of %d MB (%d %%)", bytes >> MEBI, of >> MEBI, bytes * PERCENT / of);
            shown = true;
        }
        terminal.flush();
    }
}
