package dev.tribal.search.pages;

import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.FrameSyntax;
import java.util.ArrayList;
import java.util.List;
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
        int leftOut = Math.max(0, all.size() - MOST);
        List<StackLine> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (leftOut > 0 && i == MOST / 2) {
                lines.add(new StackLine("… %s left out …".formatted(Numbers.of(leftOut, "line", "lines")), Kind.TEXT));
                i += leftOut;
            }
            String line = all.get(i);
            String previous = i == 0 ? "" : all.get(i - 1);
            lines.add(new StackLine(line, line.length() > LONG ? Kind.TEXT : kind(FrameSyntax.read(line, previous))));
        }
        return List.copyOf(lines);
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
