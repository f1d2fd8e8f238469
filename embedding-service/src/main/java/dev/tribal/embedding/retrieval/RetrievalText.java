package dev.tribal.embedding.retrieval;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import org.jspecify.annotations.Nullable;

/**
 * The one renderer for what is embedded, records and queries alike: what kind of error, its message, root cause, own
 * frames and circumstances, in about as many words as the model reads. It takes time linear in the length of the text.
 */
public final class RetrievalText {
    /** Changes whenever the rendering does, because vectors of different renderings must not be compared. */
    public static final int VERSION = 1;

    private static final int LONGEST_ASIDE = 200;
    private static final int LONGEST_RAW = 1_000;

    private RetrievalText() {}

    /** The text of a record. */
    public static String ofRecord(ErrorRecord record) {
        ErrorContext context = record.context();
        var excerpt = new Excerpt();
        excerpt.add(new Line(Line.Kind.HEADLINE, headline(record.errorType(), context.errorMessage())));
        Lines.of(context.errorMessage()).skip(1).forEach(excerpt::add);
        if (context.stackTrace() != null) {
            Lines.of(context.stackTrace()).forEach(excerpt::add);
        }
        addAside(excerpt, context.codeSnippet());
        addAside(excerpt, context.taskDescription());
        return excerpt.toString();
    }

    /** Whether two states of a record have the same text for sure: they agree in all that it is made of. */
    public static boolean areSame(ErrorRecord one, ErrorRecord other) {
        return one.errorType().equals(other.errorType()) && one.context().equals(other.context());
    }

    /** The text of anything that somebody looks for: a question, a message, a whole console log. */
    public static String ofText(String text) {
        var excerpt = new Excerpt();
        Lines.of(text).forEach(excerpt::add);
        String rendered = excerpt.toString();
        // Whoever sends nothing but library frames means them.
        return rendered.isEmpty() ? text.substring(0, Math.min(text.length(), LONGEST_RAW)) : rendered;
    }

    private static String headline(String type, String message) {
        String first = Lines.of(message).findFirst().map(Line::text).orElse("");
        String simpleType = type.substring(type.lastIndexOf('.') + 1);
        return first.contains(simpleType) ? first : type + ": " + first;
    }

    private static void addAside(Excerpt excerpt, @Nullable String text) {
        if (text != null) {
            String start = text.substring(0, Math.min(text.length(), LONGEST_ASIDE));
            Lines.of(start).map(line -> new Line(Line.Kind.OTHER, line.text())).forEach(excerpt::add);
        }
    }
}
