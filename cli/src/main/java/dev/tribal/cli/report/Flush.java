package dev.tribal.cli.report;

import dev.tribal.cli.report.Delivery.Accepted;
import dev.tribal.cli.report.Delivery.Away;
import dev.tribal.cli.report.Delivery.Refused;
import dev.tribal.cli.report.Reporter.Flushed;
import dev.tribal.cli.report.Spool.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What becomes of the reports in a spool, one after the other. */
final class Flush {
    /** After so many commands that tried it and could send others, it is the report. */
    private static final int MOST_FAILURES = 5;

    /** In a row: then it is rather Tribal. */
    private static final int MOST_IN_A_ROW = 3;

    private final Spool spool;
    private final Failures failures;
    private final boolean counts;
    private int sent;
    private int refused;
    private int inARow;
    private String reason = "";
    private String away = "";
    private boolean over;

    /**
     * @param failures gets those that may be the report's
     * @param counts whether each report has the time that it needs, so that a failure may be its own
     */
    Flush(Spool spool, Failures failures, boolean counts) {
        this.spool = spool;
        this.failures = failures;
        this.counts = counts;
    }

    void addDamaged(Path file) throws IOException {
        setAside(file, "it cannot be read");
    }

    void add(Waiting waiting, Delivery delivery) throws IOException {
        switch (delivery) {
            case Accepted _ -> {
                Files.deleteIfExists(waiting.file());
                sent++;
                inARow = 0;
            }
            case Refused no -> {
                setAside(waiting.file(), no.reason());
                inARow = 0;
            }
            case Away gone -> addFailure(waiting, gone);
        }
    }

    private void addFailure(Waiting waiting, Away gone) throws IOException {
        inARow++;
        over = gone.fromAll() || !counts || inARow == MOST_IN_A_ROW;
        boolean mayBeItsOwn = counts && !gone.fromAll();
        if (mayBeItsOwn && waiting.failures() >= MOST_FAILURES) {
            setAside(waiting.file(), gone.reason());
            return;
        }
        if (mayBeItsOwn) {
            failures.add(waiting);
        }
        away = gone.reason();
    }

    private void setAside(Path file, String why) throws IOException {
        spool.setAside(file);
        refused++;
        reason = why;
    }

    /** Whether nothing more should be sent now. */
    boolean isOver() {
        return over;
    }

    Flushed flushed() {
        return new Flushed(sent, refused, reason, away);
    }
}
