package dev.tribal.platform.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a trace line by line and sorts the frames by the exception that they belong to. */
final class TraceReader {
    private final Deque<List<Frame>> causes = new ArrayDeque<>(List.of(new ArrayList<>()));
    private List<Frame> current = causes.getFirst();
    private final SourceCode code = new SourceCode();
    private String previous = "";
    private int suppressedIndent = Integer.MAX_VALUE;

    /** Takes the next line. */
    void read(String line) {
        int indent = line.length() - line.stripLeading().length();
        String text = line.strip();
        if (text.startsWith("Suppressed:")) {
            suppressedIndent = Math.min(suppressedIndent, indent);
        } else if (text.startsWith("Caused by:") || text.startsWith("[cause]:")) {
            // Java and JavaScript print the cause after its consequence.
            if (indent < suppressedIndent) {
                suppressedIndent = Integer.MAX_VALUE;
                causes.addFirst(next());
            }
        } else if (text.startsWith("--- End of inner exception")
                || text.startsWith("The above exception was the direct cause")) {
            // C# and Python print it before.
            causes.addLast(next());
        } else if (text.startsWith("During handling of the above exception")) {
            causes.clear();
            causes.add(next());
        } else if (suppressedIndent == Integer.MAX_VALUE) {
            frame(line, text);
        }
    }

    private List<Frame> next() {
        code.forget();
        current = new ArrayList<>();
        return current;
    }

    private void frame(String line, String text) {
        Frame frame = FrameSyntax.read(text, previous);
        if (frame == null) {
            code.below(line)
                    .ifPresent(printed -> current.add(current.removeLast().withCode(printed)));
        } else {
            if (isPlaceOfLast(frame)) {
                current.removeLast();
            }
            current.add(frame.withCode(code.above(line, frame)));
        }
        previous = text;
    }

    /** Rust prints a function, and in the next line its place if that is known. */
    private boolean isPlaceOfLast(Frame frame) {
        return frame.language() == Language.RUST
                && !frame.file().isEmpty()
                && !frame.function().isEmpty()
                && !current.isEmpty()
                && current.getLast().language() == Language.RUST
                && current.getLast().file().isEmpty();
    }

    List<List<Frame>> causes() {
        return causes.stream()
                .filter(frames -> !frames.isEmpty())
                .map(frames -> mostRecentLast(frames) ? frames.reversed() : frames)
                .map(List::copyOf)
                .toList();
    }

    /** Version 1 of the fingerprints decides by the first frame that it knows. */
    private static boolean mostRecentLast(List<Frame> frames) {
        return frames.stream()
                .filter(Frame::isOfVersionOne)
                .findFirst()
                .orElse(frames.getFirst())
                .language()
                .mostRecentLast();
    }
}
