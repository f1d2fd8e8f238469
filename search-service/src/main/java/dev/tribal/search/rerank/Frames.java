package dev.tribal.search.rerank;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the stack frames in a text, as printed, innermost and outermost in the order of the text. The frames
 * of most are read by hand, because a memory of crashes has 50 in each record.
 */
final class Frames {
    private static final int MOST = 40;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 200;
    private static final int LONGEST_MODULE = 60;

    private static final Pattern PYTHON =
            Pattern.compile("File \"[^\"]{1,300}\", line \\d++(?:, in (\\S{1,200}))?+.*+");
    private static final Pattern NUMBERED = Pattern.compile("\\d++: (?:0x[0-9a-f]++ - )?+([\\w:<>]{3,200})");
    private static final Pattern PLACE = Pattern.compile(" \\([^()]{1,300}:\\d++\\)$");

    private Frames() {}

    static List<String> of(String text) {
        return text.lines()
                .map(String::strip)
                .map(Frames::function)
                .filter(Objects::nonNull)
                .limit(MOST)
                .toList();
    }

    /** Whether any line is a stack frame, be it one that names no function. */
    static boolean isTrace(String text) {
        return text.lines().anyMatch(Frames::isFrame);
    }

    static boolean isFrame(String raw) {
        String line = raw.strip();
        return function(line) != null
                || line.startsWith("File \"") && PYTHON.matcher(line).matches();
    }

    private static @Nullable String function(String line) {
        if (line.startsWith("at ")) {
            return called(line);
        }
        if (line.startsWith("File \"")) {
            return first(PYTHON.matcher(line));
        }
        return !line.isEmpty() && Character.isDigit(line.charAt(0)) ? first(NUMBERED.matcher(line)) : null;
    }

    private static @Nullable String first(Matcher frame) {
        return frame.matches() ? frame.group(1) : null;
    }

    /** What stands between "at" and a bracket; if a space does, too, as JavaScript prints it, a place must follow. */
    private static @Nullable String called(String line) {
        int open = line.indexOf('(');
        if (open < 0) {
            return null;
        }
        int end = open;
        if (line.charAt(open - 1) == ' ' && PLACE.matcher(line).find()) {
            end = line.indexOf(' ', startOfCall(line));
        }
        int start = afterModule(line, startOfCall(line), end);
        int length = end - start;
        return length >= SHORTEST && length <= LONGEST && isName(line, start, end) ? line.substring(start, end) : null;
    }

    private static int startOfCall(String line) {
        return line.startsWith("at async ") ? 9 : line.startsWith("at new ") ? 7 : 3;
    }

    /** Behind {@code java.base/}. */
    private static int afterModule(String line, int start, int end) {
        int slash = line.indexOf('/', start);
        if (slash < 0 || slash >= end || slash == start || slash - start > LONGEST_MODULE) {
            return start;
        }
        for (int i = start; i < slash; i++) {
            char c = line.charAt(i);
            if (!isWord(c) && c != '.' && c != '@' && c != '-') {
                return start;
            }
        }
        return slash + 1;
    }

    private static boolean isName(String line, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (!isWord(c) && c != '.' && c != '$' && c != '<' && c != '>' && c != '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
