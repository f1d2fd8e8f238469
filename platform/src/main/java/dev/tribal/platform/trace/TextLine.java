package dev.tribal.platform.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text that may hold a trace, without what ends it.
 *
 * @param start where its first character stands in the whole text
 */
record TextLine(String text, int start) {
    /** How much of a text is examined, half of it at each end: causes stand at one of them. */
    private static final int EXAMINED = 64 * 1024;

    private static final int LINE = 1000;

    /** The lines of a text, or of both its ends. */
    static List<TextLine> examined(String text) {
        if (text.length() <= EXAMINED) {
            return of(text, 0);
        }
        // Where it is cut, a line ends.
        List<TextLine> lines = of(text.substring(0, EXAMINED / 2) + "\n", 0);
        int second = text.length() - EXAMINED / 2;
        lines.addAll(of(text.substring(second), second));
        return lines;
    }

    /** As much of it as a call can have. */
    String beginning() {
        return text.substring(0, Math.min(text.length(), LINE));
    }

    private static List<TextLine> of(String text, int offset) {
        List<TextLine> lines = new ArrayList<>();
        int next = 0;
        for (String line : text.lines().toList()) {
            lines.add(new TextLine(line, offset + next));
            next += line.length();
            next += text.startsWith("\r\n", next) ? 2 : 1;
        }
        return lines;
    }
}
