package dev.tribal.platform.log;

import dev.tribal.platform.log.Rule.Captures;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the distinct errors of a log, and says in the end which of them are why it failed. */
final class Findings {
    private static final int MAX_PER_RANK = 200;
    /** Of all texts together, in characters. */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    private static final int MAX_WEAK = 3;
    private static final int MAX_SUSPECTS = 100;
    /** What somebody copied from a console has at most so many lines. */
    private static final int SHORT = 200;

    private static final int TAIL = 20;
    private static final Pattern VARIABLE = Pattern.compile("0x[0-9a-fA-F]++|[0-9]++");

    private final Map<Rank, Map<String, LogError>> found = new EnumMap<>(Rank.class);
    private final Map<Rank, Integer> left = new HashMap<>();
    private final Deque<LogLine> tail = new ArrayDeque<>();
    private final Deque<Suspect> suspects = new ArrayDeque<>();
    private int lines;
    private int length;

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
        Map<String, LogError> same = found.computeIfAbsent(error.rank(), _ -> new LinkedHashMap<>());
        String key = key(error);
        LogError earlier = same.get(key);
        if (earlier != null) {
            same.put(key, earlier.again(error.firstLine()));
        } else if (same.size() < MAX_PER_RANK && length + error.text().length() <= MAX_LENGTH) {
            length += error.text().length();
            same.put(key, error.rank() == Rank.CONSEQUENCE ? withTail(error) : error);
        } else {
            left.merge(error.rank(), 1, Integer::sum);
        }
    }

    private static String key(LogError error) {
        return String.join(
                "\u0000",
                Objects.requireNonNullElse(error.type(), ""),
                Objects.requireNonNullElse(error.file(), ""),
                VARIABLE.matcher(error.message()).replaceAll("#"));
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
        List<LogError> consequences = last(Rank.CONSEQUENCE);
        if (!consequences.isEmpty() || lines > SHORT) {
            return consequences;
        }
        suspects.forEach(suspect -> add(suspect.error()));
        return last(Rank.WEAK);
    }

    /** Causes if there are any; else, step by step, the best that there is. */
    Extraction extraction() {
        List<LogError> causes = all(Rank.CAUSE).toList();
        var explained = causes.stream().map(LogError::step).collect(Collectors.toSet());
        List<LogError> likely = all(Rank.LIKELY)
                .filter(error -> causes.isEmpty() || !explained.contains(error.step()))
                .toList();
        List<LogError> best = Stream.concat(causes.stream(), likely.stream())
                .sorted(Comparator.comparingInt(LogError::firstLine))
                .toList();
        if (best.isEmpty()) {
            best = lastResort();
        }
        int more = left.getOrDefault(Rank.CAUSE, 0) + (likely.isEmpty() ? 0 : left.getOrDefault(Rank.LIKELY, 0));
        return new Extraction(best, lines, more);
    }

    private Stream<LogError> all(Rank rank) {
        return found.getOrDefault(rank, Map.of()).values().stream();
    }

    private List<LogError> last(Rank rank) {
        List<LogError> errors = all(rank).toList();
        return errors.subList(Math.max(0, errors.size() - MAX_WEAK), errors.size());
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
