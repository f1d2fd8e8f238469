package dev.tribal.platform.log;

import dev.tribal.platform.log.Rule.Captures;
import dev.tribal.platform.log.Rule.Follow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An error whose first line was read, and which may go on. */
final class OpenError {
    private static final int MAX_LINES = 400;
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_BLANKS = 1;

    private final Rule rule;
    private final @Nullable String step;
    private final List<LogLine> lines = new ArrayList<>();
    /** Lines that belong to it if one behind them does. */
    private final List<LogLine> pending = new ArrayList<>();

    private Captures captures;
    private int matched = 1;
    private int last;
    private int length;
    private boolean confirmed;
    private boolean mayResume;

    enum Answer {
        /** The line belongs to it. */
        TAKEN,
        /** The line may be another's; it goes on waiting. */
        WAITS,
        /** It ended with the line before. */
        ENDED,
        /** It ended with this line. */
        ENDED_HERE,
        /** It was none. */
        NONE
    }

    OpenError(Rule rule, @Nullable String step, LogLine first, Captures captures) {
        this.rule = rule;
        this.step = step;
        this.captures = captures;
        add(first);
        this.confirmed = rule.follow() == null || rule.follow().needs() == null;
    }

    LogLine first() {
        return lines.getFirst();
    }

    /** Whether lines behind the first one can belong to it. */
    boolean canGoOn() {
        return matched < rule.lines().size() || rule.follow() != null || rule.loops();
    }

    Answer offer(LogLine line) {
        if (matched < rule.lines().size()) {
            return nextOfPattern(line);
        }
        Follow follow = rule.follow();
        return follow == null ? Answer.ENDED : offer(line, follow);
    }

    private Answer nextOfPattern(LogLine line) {
        Captures found = rule.lines().get(matched).match(line.text());
        if (found == null) {
            return Answer.NONE;
        }
        matched++;
        captures = captures.with(found);
        add(line);
        return canGoOn() ? Answer.TAKEN : Answer.ENDED_HERE;
    }

    private Answer offer(LogLine line, Follow follow) {
        String text = line.text();
        if (mayResume) {
            return resume(line, follow);
        }
        if (!confirmed && follow.needs() != null && follow.needs().isIn(text)) {
            confirmed = true;
            return take(line);
        }
        if (follow.continues().isIn(text)) {
            return take(line);
        }
        Captures end = follow.ends() == null ? null : follow.ends().match(text);
        if (end != null) {
            take(line);
            captures = captures.with(end);
            mayResume = follow.resumes() != null;
            return mayResume ? Answer.TAKEN : Answer.ENDED_HERE;
        }
        pending.add(line);
        int patience = confirmed ? Math.max(follow.gap(), line.isBlank() ? MAX_BLANKS : 0) : follow.within();
        if (pending.size() <= patience) {
            return Answer.WAITS;
        }
        return confirmed ? Answer.ENDED : Answer.NONE;
    }

    /** Behind what looked like the end. */
    private Answer resume(LogLine line, Follow follow) {
        if (follow.resumes() != null && follow.resumes().isIn(line.text())) {
            mayResume = false;
            return take(line);
        }
        pending.add(line);
        return line.isBlank() && pending.size() <= MAX_BLANKS ? Answer.WAITS : Answer.ENDED;
    }

    private Answer take(LogLine line) {
        pending.forEach(this::add);
        pending.clear();
        add(line);
        return Answer.TAKEN;
    }

    /** What goes on for too long belongs to it and is not kept. */
    private void add(LogLine line) {
        last = line.number();
        length += line.text().length();
        if (lines.size() < MAX_LINES && length <= MAX_LENGTH) {
            lines.add(line);
        }
    }

    /** The error as far as it was read; nothing if what it needs did not come, or it is a warning. */
    @Nullable LogError close() {
        if (!confirmed || matched < rule.lines().size() || !rule.isError(captures.severity())) {
            return null;
        }
        boolean isWhole = lines.getLast().number() == last;
        while (lines.getLast().isBlank()) {
            lines.removeLast();
        }
        int end = isWhole ? lines.getLast().number() : last;
        String text = lines.stream().map(LogLine::text).collect(Collectors.joining("\n"));
        String message = captures.message();
        String type = Stream.of(captures.type(), captures.code(), rule.type(), captures.severity())
                .filter(one -> one != null && !one.isBlank())
                .findFirst()
                .orElse(rule.tool() + "-error");
        return new LogError(
                rule.tool(),
                rule.rank(),
                type,
                message == null || message.isBlank() ? lines.getFirst().text().strip() : message.strip(),
                text,
                rule.language(),
                captures.file(),
                captures.line(),
                step,
                lines.getFirst().number(),
                end,
                1,
                List.of());
    }

    /** The next error of a pattern whose last line may come again, or nothing. */
    @Nullable OpenError next(LogLine line) {
        if (!rule.loops() || matched < rule.lines().size()) {
            return null;
        }
        Captures found = rule.lines().getLast().match(line.text());
        if (found == null) {
            return null;
        }
        var next = new OpenError(rule, step, lines.getFirst(), captures.with(found));
        next.matched = matched;
        next.add(line);
        return next;
    }
}
