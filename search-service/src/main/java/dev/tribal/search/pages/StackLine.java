package dev.tribal.search.pages;

import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.FrameSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a stack trace.
 *
 * @param kind of whose code it speaks
 */
record StackLine(String text, Kind kind) {
    /** Whose code it is. */
    enum Kind {
        /** A frame in the code of the project, as far as its name tells: one that fingerprints are made of. */
        OWN,
        /** A frame in a library, a framework or the run time. */
        LIBRARY,
        /** No frame: a message, a cause. */
        TEXT
    }

    private static final int MOST = 2_000;

    /** No frame has so many characters. */
    private static final int LONG = 2_000;

    /** The lines of a trace; of one with more than 2,000 the first and the last 1,000, and a line that says so. */
    static List<StackLine> of(String stackTrace) {
        List<String> all = stackTrace.lines().toList();
        int leftOut = all.size() - MOST;
        if (leftOut <= 0) {
            return read(all, 0, all.size());
        }
        List<StackLine> lines = new ArrayList<>(read(all, 0, MOST / 2));
        lines.add(new StackLine("… %s left out …".formatted(Numbers.of(leftOut, "line", "lines")), Kind.TEXT));
        lines.addAll(read(all, all.size() - MOST / 2, all.size()));
        return List.copyOf(lines);
    }

    private static List<StackLine> read(List<String> all, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> read(all.get(i), i == 0 ? "" : all.get(i - 1)))
                .toList();
    }

    private static StackLine read(String line, String previous) {
        return new StackLine(line, line.length() > LONG ? Kind.TEXT : kind(FrameSyntax.read(line, previous)));
    }

    private static Kind kind(@Nullable Frame frame) {
        if (frame == null || !frame.isSure()) {
            return Kind.TEXT;
        }
        return frame.isOwn() ? Kind.OWN : Kind.LIBRARY;
    }

    /** The class of the stylesheet. */
    String style() {
        return switch (kind) {
            case OWN -> "own";
            case LIBRARY -> "lib";
            case TEXT -> "msg";
        };
    }
}
