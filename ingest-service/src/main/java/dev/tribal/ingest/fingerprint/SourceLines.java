package dev.tribal.ingest.fingerprint;

import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.FrameSyntax;
import dev.tribal.platform.trace.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of code that a trace prints below its frames, as Python does, each with its file and function. */
final class SourceLines {
    private static final int MOST = 5;
    private static final int EXAMINED = 64 * 1024;

    private static final Pattern SPACE = Pattern.compile("\\s++");

    private SourceLines() {}

    /** Those of our own code, the failing one first, else of any; empty if the trace prints none. */
    static String of(String trace) {
        if (!trace.contains("File \"") && !trace.contains(".py:")) {
            return "";
        }
        List<String> own = new ArrayList<>();
        List<String> all = new ArrayList<>();
        Frame frame = null;
        for (String line :
                trace.substring(Math.max(0, trace.length() - EXAMINED)).lines().toList()) {
            if (frame != null && Character.isWhitespace(line.isEmpty() ? 'x' : line.charAt(0))) {
                String text =
                        frame.identity() + " " + SPACE.matcher(line.strip()).replaceAll(" ");
                all.addFirst(text);
                if (frame.isInApp()) {
                    own.addFirst(text);
                }
            }
            Frame read = FrameSyntax.read(line, "");
            frame = read != null && read.language() == Language.PYTHON ? read : null;
        }
        List<String> lines = own.isEmpty() ? all : own;
        return String.join("\n", lines.subList(0, Math.min(MOST, lines.size())));
    }
}
