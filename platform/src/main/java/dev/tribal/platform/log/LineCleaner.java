package dev.tribal.platform.log;

/** Takes off what terminals, CI systems and log collectors put around the output of a tool. Linear in the line. */
final class LineCleaner {
    private static final char ESCAPE = '\u001B';
    private static final char BELL = '\u0007';
    private static final int MAX_STAMPS = 4;
    private static final int MAX_PROCESS = 40;
    private static final int LEAST_TASK_INDENT = 3;

    private LineCleaner() {}

    static String clean(String raw) {
        String text = withoutColours(overwritten(raw.replace('\u0000', ' ')));
        for (int i = 0; i < MAX_STAMPS; i++) {
            int end = Stamp.endIn(text);
            if (end == 0) {
                break;
            }
            text = text.substring(end);
        }
        return withoutProcess(withoutTask(text)).stripTrailing();
    }

    /** What a terminal would show at the end: each carriage return writes over what stood there. */
    private static String overwritten(String raw) {
        String text = raw;
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        text = text.substring(0, end);
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    /** Without the control sequences of ECMA-48: CSI (colours, cursor) and OSC (titles, links). */
    private static String withoutColours(String text) {
        int escape = text.indexOf(ESCAPE);
        if (escape < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int copied = 0;
        while (escape >= 0) {
            plain.append(text, copied, escape);
            copied = endOfSequence(text, escape + 1);
            escape = text.indexOf(ESCAPE, copied);
        }
        return plain.append(text, copied, text.length()).toString();
    }

    private static int endOfSequence(String text, int from) {
        if (from == text.length()) {
            return from;
        }
        int at = from + 1;
        if (text.charAt(from) == '[') {
            while (at < text.length() && (text.charAt(at) < '@' || text.charAt(at) > '~')) {
                at++;
            }
            return Math.min(text.length(), at + 1);
        }
        if (text.charAt(from) == ']') {
            while (at < text.length() && text.charAt(at) != BELL && text.charAt(at) != ESCAPE) {
                at++;
            }
            return text.startsWith(ESCAPE + "\\", at) ? at + 2 : Math.min(text.length(), at + 1);
        }
        return at;
    }

    /** {@code    [javac] text}, as Ant indents the output of its tasks. */
    private static String withoutTask(String text) {
        int open = indent(text);
        int close = open >= LEAST_TASK_INDENT && text.startsWith("[", open) ? text.indexOf("] ", open) : -1;
        boolean isTask = close > open
                && text.substring(open + 1, close).chars().allMatch(c -> Character.isLowerCase(c) || c == ':');
        return isTask ? text.substring(close + 2) : text;
    }

    private static int indent(String text) {
        int indent = 0;
        while (indent < text.length() && text.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** {@code web-1  | text}, {@code PID 12 | text}: who of several wrote the line. */
    private static String withoutProcess(String text) {
        int bar = text.indexOf(" | ");
        if (bar <= 0 || bar > MAX_PROCESS) {
            return text;
        }
        boolean isName = isProcess(text.substring(0, bar).strip());
        return isName ? text.substring(bar + 3) : text;
    }

    /** Letters and digits, and at most one blank. */
    private static boolean isProcess(String name) {
        boolean hasDigit = false;
        boolean hasLetter = false;
        int blanks = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            hasDigit |= Character.isDigit(c);
            hasLetter |= Character.isLetter(c);
            blanks += c == ' ' ? 1 : 0;
            if (!Character.isLetterOrDigit(c) && "-_. ()".indexOf(c) < 0) {
                return false;
            }
        }
        return hasDigit && hasLetter && blanks <= 1;
    }
}
