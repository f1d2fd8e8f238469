package dev.tribal.search.rerank;

/**
 * A printed line without what a console or compiler puts before it, in lower case, numbers and spaces all alike.
 * Written by hand, because thousands of lines are compared for one answer.
 */
final class PlainLine {
    private static final int LONGEST = 240;

    /** Signs that tell lines of code apart; a line of others is a rule or a row of marks. */
    private static final String CODE = "()[]{}*@=!%&<>;:,";

    private static final String QUOTES = "`'\"\u2018\u2019\u201C\u201D";

    private PlainLine() {}

    /** Empty for a line that says nothing. */
    static String of(String raw) {
        String line = raw.substring(0, Math.min(raw.length(), LONGEST)).strip();
        return plain(line, afterPlace(line, afterGutter(line)));
    }

    static String withoutQuoted(String line) {
        var rest = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int end = QUOTES.indexOf(line.charAt(at)) < 0 ? -1 : quoteEnd(line, at);
            if (end < 0) {
                rest.append(line.charAt(at++));
            } else {
                at = end + 1;
            }
        }
        return rest.toString();
    }

    private static int quoteEnd(String line, int start) {
        for (int at = start + 1; at < line.length(); at++) {
            if (QUOTES.indexOf(line.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** Behind the number and the rule before a line of code: {@code 13 |}, {@code -->247|}. */
    private static int afterGutter(String line) {
        int at = 0;
        while (at < line.length() && "-=>".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        int digits = at = spaces(line, at);
        while (at < line.length() && Character.isDigit(line.charAt(at))) {
            at++;
        }
        if (at == digits || at == line.length()) {
            return 0;
        }
        int end = spaces(line, at);
        boolean rule = end < line.length() && (line.charAt(end) == '|' || line.charAt(end) == ':');
        return rule ? end + 1 : end > at ? end : 0;
    }

    /** Behind the level and the place before a message: {@code [ERROR] src/a.ts(10,5):}, {@code app.py:9:0:}. */
    private static int afterPlace(String line, int from) {
        int start = spaces(line, from);
        int close = line.indexOf("] ", start);
        if (start < line.length() && line.charAt(start) == '[' && close >= 0 && close - start <= 10) {
            start = spaces(line, close + 1);
        }
        int end = start;
        while (end < line.length() && line.charAt(end) != ' ') {
            end++;
        }
        return isPlace(line, start, end) ? end : start;
    }

    /** Ends with numbers behind a colon, or with two in brackets. */
    private static boolean isPlace(String line, int start, int end) {
        int at = end - 1;
        boolean digits = false;
        while (at > start && ":,()[]0123456789".indexOf(line.charAt(at)) >= 0) {
            digits |= Character.isDigit(line.charAt(at));
            at--;
        }
        return at > start && digits && ":([".indexOf(line.charAt(at + 1)) >= 0;
    }

    private static int spaces(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String plain(String line, int from) {
        var plain = new StringBuilder(line.length() - from);
        boolean says = false;
        char last = ' ';
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            char shown = Character.isWhitespace(c) || c == '\u001B'
                    ? ' '
                    : Character.isDigit(c) ? '0' : Character.toLowerCase(c);
            says |= Character.isLetterOrDigit(c) || CODE.indexOf(c) >= 0;
            if (shown != last || shown != ' ' && shown != '0') {
                plain.append(shown);
            }
            last = shown;
        }
        return says ? plain.toString().strip() : "";
    }
}
