package dev.tribal.cli.report;

import dev.tribal.cli.report.Spool.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports that could not be sent with one command. They are counted once Tribal answers to another report: while it answers
 * to none, it is Tribal that fails, and whatever stands before it may say so as if each report was to blame.
 */
final class Failures {
    private final Spool spool;
    private final List<Waiting> uncounted = new ArrayList<>();
    private boolean answers;

    Failures(Spool spool) {
        this.spool = spool;
    }

    /** One more that could not be sent, for a reason that may be its own. */
    void add(Waiting waiting) throws IOException {
        uncounted.add(waiting);
        countIfAnswers();
    }

    /** Tribal took or refused another report. */
    void answered() throws IOException {
        answers = true;
        countIfAnswers();
    }

    private void countIfAnswers() throws IOException {
        if (answers) {
            for (Waiting waiting : uncounted) {
                spool.failed(waiting);
            }
            uncounted.clear();
        }
    }
}
