package dev.tribal.platform.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calls of a printed stack trace in whatever language.
 *
 * @param causes one list of frames per exception, the innermost cause first; in each the call that failed first
 */
public record StackTrace(List<List<Frame>> causes) {
    /** How much of a text is examined, half of it at each end: causes stand at one of them. */
    private static final int EXAMINED = 64 * 1024;

    private static final int LINE = 1000;
    private static final int IN_APP_FRAMES = 5;
    private static final int FOREIGN_FRAMES = 3;

    /** Reads all frames that a text holds; a text without any gives a trace without frames. */
    public static StackTrace parse(String text) {
        var reader = new Reader();
        examined(text)
                .lines()
                .map(line -> line.substring(0, Math.min(line.length(), LINE)))
                .forEach(reader::read);
        return new StackTrace(reader.causes());
    }

    private static String examined(String text) {
        return text.length() <= EXAMINED
                ? text
                : text.substring(0, EXAMINED / 2) + "\n" + text.substring(text.length() - EXAMINED / 2);
    }

    /** The language of the frame that failed first, or nothing if there are no frames. */
    public Optional<Language> language() {
        return causes.stream().flatMap(Collection::stream).map(Frame::language).findFirst();
    }

    /**
     * The frames that tell errors apart: the first of the user's own code in the innermost cause that has any, else
     * the very first. Recursion counts once.
     */
    public List<Frame> significant() {
        return causes.stream()
                .map(cause -> first(IN_APP_FRAMES, cause.stream().filter(Frame::isInApp)))
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElseGet(() -> first(FOREIGN_FRAMES, causes.stream().flatMap(Collection::stream)));
    }

    private static List<Frame> first(int count, Stream<Frame> frames) {
        return frames.distinct().limit(count).toList();
    }

    /** Reads line by line and sorts the frames by the exception that they belong to. */
    private static final class Reader {
        private final Deque<List<Frame>> causes = new ArrayDeque<>(List.of(new ArrayList<>()));
        private List<Frame> current = causes.getFirst();
        private String previous = "";
        private int suppressedIndent = Integer.MAX_VALUE;

        void read(String line) {
            int indent = line.length() - line.stripLeading().length();
            String text = line.strip();
            if (text.startsWith("Suppressed:")) {
                suppressedIndent = Math.min(suppressedIndent, indent);
            } else if (text.startsWith("Caused by:") || text.startsWith("[cause]:")) {
                // Java and JavaScript print the cause after its consequence.
                if (indent < suppressedIndent) {
                    suppressedIndent = Integer.MAX_VALUE;
                    causes.addFirst(current = new ArrayList<>());
                }
            } else if (text.startsWith("--- End of inner exception")
                    || text.startsWith("The above exception was the direct cause")) {
                // C# and Python print it before.
                causes.addLast(current = new ArrayList<>());
            } else if (text.startsWith("During handling of the above exception")) {
                causes.clear();
                causes.add(current = new ArrayList<>());
            } else if (suppressedIndent == Integer.MAX_VALUE) {
                frame(text);
            }
        }

        private void frame(String text) {
            Frame frame = FrameSyntax.read(text, previous);
            if (frame != null) {
                current.add(frame);
            }
            previous = text;
        }

        List<List<Frame>> causes() {
            return causes.stream()
                    .filter(frames -> !frames.isEmpty())
                    .map(frames -> frames.getFirst().language().mostRecentLast() ? frames.reversed() : frames)
                    .map(List::copyOf)
                    .toList();
        }
    }
}
