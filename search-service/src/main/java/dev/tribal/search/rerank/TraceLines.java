package dev.tribal.search.rerank;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lines of a text that belong to stack traces: the frames, what stands between them, and the line that names the error
 * before the first of them or, as Python prints it, behind the last. The same trace is as sure in a console log as by itself.
 */
final class TraceLines {
    /** Between two frames of one trace stand lines of code, marks below them, and causes. */
    private static final int BETWEEN = 4;

    private final List<String> lines;
    private final boolean[] belong;

    private TraceLines(List<String> lines) {
        this.lines = lines;
        this.belong = new boolean[lines.size()];
    }

    /** Those lines; all of the text if there is no trace in it. */
    static String of(String text) {
        var trace = new TraceLines(text.lines().toList());
        int[] frames = IntStream.range(0, trace.lines.size())
                .filter(i -> Frames.isFrame(trace.lines.get(i)))
                .toArray();
        return frames.length == 0 ? text : trace.around(frames);
    }

    private String around(int... frames) {
        for (int i = 0; i < frames.length; i++) {
            boolean first = i == 0 || frames[i] - frames[i - 1] > BETWEEN + 1;
            boolean last = i == frames.length - 1 || frames[i + 1] - frames[i] > BETWEEN + 1;
            keep(first ? frames[i] - 1 : frames[i], last ? end(frames[i]) : frames[i + 1]);
        }
        return IntStream.range(0, lines.size())
                .filter(i -> belong[i])
                .mapToObj(lines::get)
                .collect(Collectors.joining("\n"));
    }

    private void keep(int from, int to) {
        for (int i = Math.max(0, from); i <= Math.min(to, lines.size() - 1); i++) {
            belong[i] = true;
        }
    }

    /** The last line of a trace whose last frame is that one: behind its code and, in Python, the error. */
    private int end(int frame) {
        int end = frame;
        int indent = indent(lines.get(frame));
        while (end + 1 < lines.size() && belongsBehind(lines.get(end + 1), indent)) {
            end++;
        }
        return lines.get(frame).strip().startsWith("File \"") ? end + 1 : end;
    }

    /** Its code, marks below that, or the end of a cause: {@code ... 12 more}. */
    private static boolean belongsBehind(String line, int indent) {
        return indent(line) > indent || line.strip().startsWith("... ");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
