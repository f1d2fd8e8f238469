package dev.tribal.platform.log;

import dev.tribal.platform.log.Rule.Captures;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the distinct errors of a log, and says in the end which of them are why it failed. */
final class Findings {
    private static final int MAX_PER_RANK = 200;
    /** Of all texts together, in characters. */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;
    /** Of those of a rank that no later one takes the place of. */
    private static final int MAX_FIRST = 1024 * 1024;

    private static final int MAX_WEAK = 3;
    private static final int MAX_SUSPECTS = 100;
    /** What somebody copied from a console has at most so many lines. */
    private static final int SHORT = 200;

    private static final int TAIL = 20;
    private static final Pattern VARIABLE = Pattern.compile("0x[0-9a-fA-F]++|[0-9]++");

    private final Map<Rank, KeptErrors> found = new EnumMap<>(Rank.class);
    private final Deque<LogLine> tail = new ArrayDeque<>();
    private final Deque<Suspect> suspects = new ArrayDeque<>();
    private final LongConsumer held;
    private int lines;

    /** @param held is told how many characters are held now, when it has become more */
    Findings(LongConsumer held) {
        this.held = held;
    }

    void read(LogLine line) {
        lines = line.number();
        if (!line.isBlank()) {
            tail.add(line);
            if (tail.size() > TAIL) {
                tail.remove();
            }
        }
    }

    void add(@Nullable LogError error) {
        if (error == null) {
            return;
        }
        KeptErrors same = kept(error.rank());
        KeptErrors.Key key = key(error);
        if (same.again(key, error.firstLine())) {
            return;
        }
        same.add(key, error.rank() == Rank.CONSEQUENCE ? withTail(error) : error);
        while (length() > MAX_LENGTH && makeRoom(error.rank())) {
            // One after the other, until it fits.
        }
        held.accept(length());
    }

    /** What says less of why it failed goes first, then what stands in the middle. */
    private boolean makeRoom(Rank rank) {
        return Stream.of(Rank.values())
                        .filter(worse -> worse.compareTo(rank) < 0)
                        .anyMatch(worse -> kept(worse).dropAny())
                || kept(rank).dropMiddle();
    }

    private KeptErrors kept(Rank rank) {
        return found.computeIfAbsent(
                rank,
                _ -> rank.compareTo(Rank.WEAK) > 0
                        ? new KeptErrors(MAX_PER_RANK / 2, MAX_PER_RANK / 2, MAX_FIRST)
                        : new KeptErrors(0, MAX_WEAK, 0));
    }

    private int length() {
        return found.values().stream().mapToInt(KeptErrors::length).sum();
    }

    private static KeptErrors.Key key(LogError error) {
        String wording = String.join(
                "\u0000",
                Objects.requireNonNullElse(error.type(), ""),
                Objects.requireNonNullElse(error.file(), ""),
                VARIABLE.matcher(error.message()).replaceAll("#"));
        return new KeptErrors.Key(wording, error.failedAt());
    }

    /** Keeps a line that a weak rule may match, to be looked at in the end if nothing better is found. */
    void suspect(Rule rule, LogLine line, @Nullable String step) {
        suspects.add(new Suspect(rule, line, step));
        if (suspects.size() > MAX_SUSPECTS) {
            suspects.remove();
        }
    }

    /** Where the log says that something failed, the lines before; else, in a short text, those with words of failures. */
    private List<LogError> lastResort() {
        List<LogError> consequences = kept(Rank.CONSEQUENCE).all();
        if (!consequences.isEmpty() || lines > SHORT) {
            return consequences;
        }
        suspects.forEach(suspect -> add(suspect.error()));
        return kept(Rank.WEAK).all();
    }

    /** Causes if there are any; else, step by step, the best that there is. */
    Extraction extraction() {
        List<LogError> causes = kept(Rank.CAUSE).all();
        var explained = causes.stream().map(LogError::step).collect(Collectors.toSet());
        List<LogError> likely = kept(Rank.LIKELY).all().stream()
                .filter(error -> causes.isEmpty() || !explained.contains(error.step()))
                .toList();
        List<LogError> best = Stream.concat(causes.stream(), likely.stream())
                .sorted(Comparator.comparingInt(LogError::firstLine))
                .toList();
        if (best.isEmpty()) {
            best = lastResort();
        }
        int more = kept(Rank.CAUSE).left()
                + (likely.isEmpty() ? 0 : kept(Rank.LIKELY).left());
        return new Extraction(best, lines, more);
    }

    private record Suspect(
            Rule rule, LogLine line, @Nullable String step) {
        private @Nullable LogError error() {
            Captures captures = rule.begin(line.text());
            return captures == null ? null : new OpenError(rule, step, line, captures).close();
        }
    }

    /** An error that says nothing itself, with the last lines of the log. */
    private LogError withTail(LogError error) {
        String text = tail.stream().map(LogLine::text).collect(Collectors.joining("\n"));
        return new LogError(
                error.tool(),
                error.rank(),
                error.type(),
                error.message(),
                text.contains(error.text()) ? text : error.text() + "\n" + text,
                error.language(),
                error.file(),
                error.line(),
                error.step(),
                error.firstLine(),
                error.lastLine(),
                error.count(),
                error.repeated());
    }
}
