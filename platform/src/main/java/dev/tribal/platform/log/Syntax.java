package dev.tribal.platform.log;

import dev.tribal.platform.log.Part.Begin;
import dev.tribal.platform.log.Part.Chars;
import dev.tribal.platform.log.Part.Choice;
import dev.tribal.platform.log.Part.End;
import dev.tribal.platform.log.Part.One;
import dev.tribal.platform.log.Part.Repeat;
import dev.tribal.platform.log.Part.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular expression of RE2. Where it is not exact, what it gives matches more: word boundaries are everywhere.
 * What is seldom written, such as classes of Unicode, is not understood.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2: syntax</a>
 */
final class Syntax {
    private static final Chars DIGIT = Chars.range('0', '9');
    private static final Chars WORD =
            DIGIT.or(Chars.range('a', 'z')).or(Chars.range('A', 'Z')).or(Chars.range('_', '_'));
    private static final Chars SPACE =
            Chars.range('\t', '\n').or(Chars.range('\f', '\r')).or(Chars.range(' ', ' '));

    private final String regexp;
    private int at;
    private boolean ignoreCase;

    private Syntax(String regexp) {
        this.regexp = regexp;
    }

    /** What the expression says; {@code null} if that is not understood. */
    static @Nullable Part read(String regexp) {
        try {
            var syntax = new Syntax(regexp);
            Part part = syntax.choice();
            return syntax.at == regexp.length() ? part : null;
        } catch (NotUnderstood _) {
            return null;
        }
    }

    private Part choice() {
        List<Part> parts = new ArrayList<>(List.of(row()));
        while (skip("|")) {
            parts.add(row());
        }
        return parts.size() == 1 ? parts.getFirst() : new Choice(parts);
    }

    private Part row() {
        List<Part> parts = new ArrayList<>();
        while (at < regexp.length() && regexp.charAt(at) != '|' && regexp.charAt(at) != ')') {
            parts.add(repeated(part()));
        }
        return new Row(parts);
    }

    private Part repeated(Part part) {
        Part repeated = part;
        for (Repeat next = repeat(part); next != null; next = repeat(repeated)) {
            repeated = next;
            // Whether it takes as little as it can changes what it holds, not whether it matches.
            skip("?");
        }
        return repeated;
    }

    private @Nullable Repeat repeat(Part part) {
        if (skip("*")) {
            return new Repeat(part, 0, Repeat.ENDLESS);
        }
        if (skip("+")) {
            return new Repeat(part, 1, Repeat.ENDLESS);
        }
        if (skip("?")) {
            return new Repeat(part, 0, 1);
        }
        return skip("{") ? counted(part) : null;
    }

    /** Of {@code {2}}, {@code {2,}} or {@code {2,3}}, behind the brace. */
    private Repeat counted(Part part) {
        int end = regexp.indexOf('}', at);
        String[] bounds = end < 0 ? new String[0] : regexp.substring(at, end).split(",", -1);
        try {
            int least = Integer.parseInt(bounds[0]);
            int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? Repeat.ENDLESS : Integer.parseInt(bounds[1]);
            at = end + 1;
            return new Repeat(part, least, most);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            // The brace stands for itself there.
            throw new NotUnderstood();
        }
    }

    private Part part() {
        int c = next();
        return switch (c) {
            case '^' -> new Begin();
            case '$' -> new End();
            case '.' -> new One(Chars.ALL);
            case '(' -> group();
            case '[' -> new One(cased(set()));
            case '\\' -> escaped();
            case '*', '+', '?' -> throw new NotUnderstood();
            default -> new One(cased(Chars.range(c, c)));
        };
    }

    private Chars cased(Chars chars) {
        return ignoreCase ? chars.inBothCases() : chars;
    }

    /** Behind its bracket. */
    private Part group() {
        boolean outside = ignoreCase;
        if (skip("?P<") || skip("?<")) {
            at = regexp.indexOf('>', at) + 1;
        } else if (skip("?i)")) {
            ignoreCase = true;
            return Part.NOTHING;
        } else if (skip("?i:")) {
            ignoreCase = true;
        } else if (!skip("?:") && at < regexp.length() && regexp.charAt(at) == '?') {
            throw new NotUnderstood();
        }
        Part part = choice();
        if (!skip(")")) {
            throw new NotUnderstood();
        }
        ignoreCase = outside;
        return part;
    }

    private Part escaped() {
        int c = next();
        return switch (c) {
            case 'b', 'B' -> Part.NOTHING;
            case 'A' -> new Begin();
            case 'z' -> new End();
            default -> new One(cased(escaped(c)));
        };
    }

    private static Chars escaped(int c) {
        return switch (c) {
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.not();
            case 'w' -> WORD;
            case 'W' -> WORD.not();
            case 's' -> SPACE;
            case 'S' -> SPACE.not();
            default -> {
                int one = literal(c);
                yield Chars.range(one, one);
            }
        };
    }

    private static int literal(int c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NotUnderstood();
                }
                yield c;
            }
        };
    }

    /** Behind its bracket. */
    private Chars set() {
        boolean negated = skip("^");
        Chars set = Chars.NONE;
        // A bracket in the first place stands for itself.
        for (boolean first = true; first || !skip("]"); first = false) {
            set = set.or(item());
        }
        return negated ? set.not() : set;
    }

    private Chars item() {
        int from = next();
        if (from == '[' && at < regexp.length() && regexp.charAt(at) == ':') {
            throw new NotUnderstood();
        }
        if (from == '\\') {
            int c = next();
            if ("dDwWsS".indexOf(c) >= 0) {
                return escaped(c);
            }
            from = literal(c);
        }
        boolean isRange = at + 1 < regexp.length() && regexp.charAt(at) == '-' && regexp.charAt(at + 1) != ']';
        if (!isRange) {
            return Chars.range(from, from);
        }
        at++;
        int to = next();
        return Chars.range(from, to == '\\' ? literal(next()) : to);
    }

    /** A code point, of which RE2 takes each for one character. */
    private int next() {
        if (at >= regexp.length()) {
            throw new NotUnderstood();
        }
        int c = regexp.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private boolean skip(String expected) {
        boolean there = regexp.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    /** Ends the reading wherever it is. */
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }
}
