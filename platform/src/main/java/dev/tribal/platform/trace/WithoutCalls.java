package dev.tribal.platform.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is left of a text without the calls that are printed in it and their code, and where it stood. */
public final class WithoutCalls {
    private final String text;
    private final List<TextLine> lines;

    private WithoutCalls(String text, List<TextLine> lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Takes out the lines of calls; a place without a function is kept, as compilers print their message behind it. */
    public static WithoutCalls of(String text) {
        if (text.indexOf('\n') < 0) {
            return all(text);
        }
        boolean found = false;
        var code = new SourceCode();
        List<TextLine> kept = new ArrayList<>();
        String previous = "";
        for (TextLine line : TextLine.examined(text)) {
            Frame frame = FrameSyntax.read(line.beginning(), previous.strip());
            if (frame == null || frame.isProse() || frame.function().isEmpty()) {
                if (code.below(line.text()).isEmpty()
                        && !SourceCode.isNote(line.text().strip())) {
                    kept.add(line);
                }
            } else {
                found = true;
                code.above(line.text(), frame);
                if (frame.language() == Language.GO
                        && !kept.isEmpty()
                        && kept.getLast().text().equals(previous)) {
                    // Its function stands in the line before.
                    kept.removeLast();
                }
            }
            previous = line.text();
        }
        return found
                ? new WithoutCalls(kept.stream().map(TextLine::text).collect(Collectors.joining("\n")), kept)
                : all(text);
    }

    private static WithoutCalls all(String text) {
        return new WithoutCalls(text, List.of(new TextLine(text, 0)));
    }

    /** The lines that are left, one newline between them; the text as it was if there are no calls in it. */
    public String text() {
        return text;
    }

    /**
     * Where each character of {@link #text} stands in the text that it was taken from; for the newline between two lines
     * that is the end of the first.
     */
    public int[] places() {
        var places = new int[text.length()];
        int at = 0;
        for (TextLine line : lines) {
            for (int i = 0; i <= line.text().length() && at < places.length; i++) {
                places[at++] = line.start() + i;
            }
        }
        return places;
    }
}
