package dev.tribal.platform.log;

import dev.tribal.platform.log.OpenError.Answer;
import dev.tribal.platform.log.Rule.Captures;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Finds what failed in a log, in one pass and bounded memory. Safe for threads. */
public final class LogExtractor {
    private static final int MAX_OPEN = 4;

    private final Rules rules;

    public LogExtractor(Rules rules) {
        this.rules = rules;
    }

    /**
     * Reads a log to its end.
     *
     * @param log is not closed
     * @throws IOException if it cannot be read
     */
    public Extraction extract(Reader log) throws IOException {
        return extract(log, _ -> {});
    }

    /**
     * Reads a log to its end.
     *
     * @param log is not closed
     * @param held is told how many characters of errors are held, as they are found
     * @throws IOException if it cannot be read
     */
    public Extraction extract(Reader log, LongConsumer held) throws IOException {
        var reader = new LogReader(log);
        var pass = new Pass(new Findings(held));
        for (LogLine line = reader.next(); line != null; line = reader.next()) {
            pass.read(line);
        }
        return pass.end();
    }

    private final class Pass {
        private final Deque<OpenError> open = new ArrayDeque<>();
        private final Findings findings;
        private @Nullable String step;

        Pass(Findings findings) {
            this.findings = findings;
        }

        void read(LogLine line) {
            findings.read(line);
            if (!belongs(line)) {
                begin(line);
            }
        }

        /** Offers the line to those that are open, the latest first. */
        private boolean belongs(LogLine line) {
            List<OpenError> begun = new ArrayList<>();
            boolean taken = false;
            for (Iterator<OpenError> each = open.iterator(); each.hasNext() && !taken; ) {
                OpenError error = each.next();
                OpenError next = error.next(line);
                Answer answer = next == null ? error.offer(line) : Answer.ENDED;
                if (next != null) {
                    begun.add(next);
                }
                taken = next != null || answer == Answer.TAKEN || answer == Answer.ENDED_HERE;
                if (answer != Answer.TAKEN && answer != Answer.WAITS) {
                    each.remove();
                    findings.add(answer == Answer.NONE ? otherwise(error) : error.close());
                }
            }
            begun.forEach(open::push);
            return taken;
        }

        /** What the first line of something that was no error is to a rule that looks at nothing else. */
        private @Nullable LogError otherwise(OpenError error) {
            for (Rule rule : rules.candidates(error.first().text())) {
                Captures captures = rule.stands() ? rule.begin(error.first().text()) : null;
                if (captures != null && rule.rank() != Rank.STEP) {
                    return new OpenError(rule, step, error.first(), captures).close();
                }
            }
            return null;
        }

        private void begin(LogLine line) {
            for (Rule rule : rules.candidates(line.text())) {
                if (rule.rank() == Rank.WEAK) {
                    findings.suspect(rule, line, step);
                    return;
                }
                Captures captures = rule.begin(line.text());
                if (captures != null) {
                    begin(rule, line, captures);
                    return;
                }
            }
        }

        private void begin(Rule rule, LogLine line, Captures captures) {
            if (rule.rank() == Rank.STEP) {
                step = captures.message() == null ? line.text() : captures.message();
                return;
            }
            var error = new OpenError(rule, step, line, captures);
            if (!error.canGoOn()) {
                findings.add(error.close());
                return;
            }
            open.push(error);
            if (open.size() > MAX_OPEN) {
                findings.add(open.removeLast().close());
            }
        }

        private Extraction end() {
            while (!open.isEmpty()) {
                OpenError last = open.removeLast();
                LogError error = last.close();
                findings.add(error == null ? otherwise(last) : error);
            }
            return findings.extraction();
        }
    }
}
