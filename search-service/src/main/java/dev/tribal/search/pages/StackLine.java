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

    static List<StackLine> of(String stackTrace) {
        List<StackLine> lines = new ArrayList<>();
        String previous = "";
        for (String line : stackTrace.lines().limit(MOST).toList()) {
            lines.add(new StackLine(line, line.length() > MOST ? Kind.TEXT : kind(FrameSyntax.read(line, previous))));
            previous = line;
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
