package dev.tribal.platform.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the line of code that Python prints with a call: below it, further in, and above it where pytest prints whole
 * functions. Marks and notes that take the same room are no code.
 */
final class SourceCode {
    private static final Pattern SPACE = Pattern.compile("\\s++");
    /** {@code ^^^^}, {@code ~~~~^~~~}. */
    private static final Pattern MARKS = Pattern.compile("[|\\s]*+[\\^~][\\^~\\s]*+");

    private static final Pattern HEAD = Pattern.compile("(?:async )?+def (\\w{1,200})\\(");

    /** Where the frame that waits for its code begins, or -1 if none waits. */
    private int frameIndent = -1;
    /** Whether that is inside an exception group, whose lines have a rule in front. */
    private boolean grouped;
    /** The last function whose head was printed, and the last line that pytest marked as the one that failed. */
    private String function = "";

    private String marked = "";

    /** Notes a frame, and says which code was printed before it; empty if none was. */
    String above(String line, Frame frame) {
        boolean python = frame.language() == Language.PYTHON;
        boolean below = python && !frame.function().isEmpty() || line.contains("File \"");
        grouped = line.stripLeading().startsWith("|");
        frameIndent = python && below ? indent(line) : -1;
        String printed = python && !below ? marked : "";
        function = "";
        marked = "";
        return printed;
    }

    /** The code of the frame in the line before; nothing if this line, which is no frame, is no code. */
    Optional<String> below(String line) {
        boolean expected = frameIndent >= 0 && indent(line) > frameIndent;
        frameIndent = -1;
        if (line.startsWith(">  ") || line.startsWith("    ")) {
            readBody(line.substring(1).strip(), line.charAt(0) == '>');
        }
        String text = expected ? line.substring(indent(line)).strip() : "";
        return text.isEmpty() || isNote(text) ? Optional.empty() : Optional.of(spaced(text));
    }

    /** Whether a line says something about the one before it: a mark below it, or how often it is repeated. */
    static boolean isNote(String text) {
        return text.startsWith("[Previous line repeated ")
                || MARKS.matcher(text).matches();
    }

    /** No code follows for a frame before this. */
    void forget() {
        frameIndent = -1;
    }

    private void readBody(String text, boolean failed) {
        Matcher head = HEAD.matcher(text);
        if (head.lookingAt()) {
            function = head.group(1);
        }
        if (failed) {
            // Tests of one file often fail in lines of the same wording.
            marked = function.isEmpty() ? spaced(text) : function + ": " + spaced(text);
        }
    }

    private int indent(String line) {
        int at = 0;
        while (at < line.length() && (Character.isWhitespace(line.charAt(at)) || grouped && line.charAt(at) == '|')) {
            at++;
        }
        return at;
    }

    private static String spaced(String code) {
        return SPACE.matcher(code.strip()).replaceAll(" ");
    }
}
