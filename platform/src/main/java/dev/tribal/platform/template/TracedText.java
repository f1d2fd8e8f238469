package dev.tribal.platform.template;

import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text in which pieces were replaced, and where its characters stood before.
 *
 * @param origins of each character, and behind the last one, its place in the text as it was; {@code null} if nothing was replaced
 */
record TracedText(String text, int @Nullable [] origins) {
    static TracedText of(String text) {
        return new TracedText(text, null);
    }

    /** Where a character stood that is at this place now. */
    int origin(int at) {
        return origins == null ? at : origins[at];
    }

    /**
     * The same with other texts in the place of all that a pattern finds.
     *
     * @param replacement what stands for a text; {@code null} if that stays
     */
    TracedText replaced(Pattern pattern, Function<String, @Nullable String> replacement) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return this;
        }
        var rest = new Rest();
        int end = 0;
        do {
            String other = replacement.apply(matcher.group());
            if (other != null) {
                rest.copy(end, matcher.start());
                rest.replace(matcher.start(), matcher.end(), other);
                end = matcher.end();
            }
        } while (matcher.find());
        rest.copy(end, text.length());
        return rest.done();
    }

    /** The same without white space at its ends. */
    TracedText strip() {
        int start = text.length() - text.stripLeading().length();
        String stripped = text.strip();
        return stripped.length() == text.length()
                ? this
                : new TracedText(stripped, Arrays.copyOfRange(places(), start, start + stripped.length() + 1));
    }

    private int[] places() {
        if (origins != null) {
            return origins;
        }
        int[] same = new int[text.length() + 1];
        Arrays.setAll(same, i -> i);
        return same;
    }

    /** What is written while pieces are replaced. */
    private final class Rest {
        private final StringBuilder written = new StringBuilder(text.length() + 16);
        private int[] at = new int[text.length() + 16];

        void copy(int start, int end) {
            written.append(text, start, end);
            for (int i = start; i < end; i++) {
                set(written.length() - end + i, origin(i));
            }
        }

        /** The last character stands for all that is left, so that who asks for the end behind it gets that of the piece. */
        void replace(int start, int end, String other) {
            int from = written.length();
            written.append(other);
            for (int i = from; i < written.length(); i++) {
                set(i, origin(i == written.length() - 1 ? end : start));
            }
        }

        TracedText done() {
            set(written.length(), origin(text.length()));
            return new TracedText(written.toString(), at);
        }

        private void set(int place, int origin) {
            if (place >= at.length) {
                at = Arrays.copyOf(at, 2 * place);
            }
            at[place] = origin;
        }
    }
}
