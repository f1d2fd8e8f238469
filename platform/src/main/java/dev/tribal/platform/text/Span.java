package dev.tribal.platform.text;

import java.util.List;

/**
 * A part of a text.
 *
 * @param from first character
 * @param to behind the last one
 */
public record Span(int from, int to) {
    public static Span all(String text) {
        return new Span(0, text.length());
    }

    /** Adds a span behind those of a list, or makes the last one longer if they touch. */
    public static void append(List<Span> spans, Span added) {
        if (!spans.isEmpty() && spans.getLast().to >= added.from) {
            spans.set(spans.size() - 1, new Span(spans.getLast().from, added.to));
        } else {
            spans.add(added);
        }
    }
}
