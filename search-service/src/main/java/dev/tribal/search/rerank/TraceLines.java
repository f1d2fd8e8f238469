package dev.tribal.search.rerank;

import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.FrameSyntax;
import dev.tribal.platform.trace.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text that belong to stack traces: the frames, what stands between them, and the line that names the error
 * before the first of them or, as Python prints it, behind the last. The same trace is as sure in a console log as by itself.
 */
final class TraceLines {
    /** Between two frames of one trace stand lines of code, marks below them, and causes. */
    private static final int BETWEEN = 4;

    /** So many lines of a test are enough. */
    private static final int BODY = 20;
    /** How pytest begins the line that failed, and what it says of it. */
    private static final String FAILED = ">  ";

    private static final String SAID = "E  ";

    private final List<String> lines;
    private final List<@Nullable Frame> frames;
    private final boolean[] belong;

    private TraceLines(List<String> lines) {
        this.lines = lines;
        this.frames = frames(lines);
        this.belong = new boolean[lines.size()];
    }

    /** Those lines; all of the text if there is no trace in it. */
    static String of(String text) {
        var trace = new TraceLines(text.lines().toList());
        int[] calls = IntStream.range(0, trace.lines.size())
                .filter(i -> trace.frames.get(i) != null)
                .toArray();
        return calls.length == 0 ? text : trace.around(calls);
    }

    private static List<@Nullable Frame> frames(List<String> lines) {
        List<@Nullable Frame> frames = new ArrayList<>();
        String previous = "";
        for (String line : lines) {
            Frame frame = FrameSyntax.read(line, previous);
            frames.add(frame != null && frame.isSure() ? frame : null);
            previous = line.strip();
        }
        return frames;
    }

    private String around(int... calls) {
        for (int i = 0; i < calls.length; i++) {
            boolean first = i == 0 || calls[i] - calls[i - 1] > BETWEEN + 1;
            boolean last = i == calls.length - 1 || calls[i + 1] - calls[i] > BETWEEN + 1;
            keep(first ? start(calls[i]) : calls[i], last ? end(calls[i]) : calls[i + 1]);
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

    /** The first line of a trace whose first frame is that one: the error, or what a test is that failed. */
    private int start(int frame) {
        if (isTest(frame)) {
            int start = frame;
            while (start > 0 && frame - start < BODY && isOfBody(lines.get(start - 1))) {
                start--;
            }
            return start;
        }
        return switch (Objects.requireNonNull(frames.get(frame)).language()) {
            // "panic: …", nothing, "goroutine 1 [running]:", the function.
            case GO -> frame - 4;
            // The error, and "Stack trace:" or what was done at the address.
            case PHP, NATIVE -> frame - 2;
            default -> frame - 1;
        };
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

    /** Its code, marks below that, what a test says, or the end of a cause: {@code ... 12 more}. */
    private static boolean belongsBehind(String line, int indent) {
        return indent(line) > indent || line.startsWith(SAID) || line.strip().startsWith("... ");
    }

    /** Whether pytest printed the frame, which shows the function before it. */
    private boolean isTest(int frame) {
        Frame read = Objects.requireNonNull(frames.get(frame));
        return read.language() == Language.PYTHON && !lines.get(frame).contains("File \"");
    }

    private static boolean isOfBody(String line) {
        return line.isBlank() || line.startsWith("    ") || line.startsWith(FAILED) || line.startsWith(SAID);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
