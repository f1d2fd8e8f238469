package dev.tribal.platform.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words and signs of a message, with {@link #VALUE} for everything that varies from run to run, and where each stands. Every
 * repetition in the patterns is bounded or possessive, so the time is linear in the text.
 */
final class MessageTokens {
    /** Stands for one or more values. */
    static final String VALUE = "<*>";

    private static final int EXAMINED = 2_000;
    private static final int MOST = 100;

    /** In this order: the earlier ones contain what the later ones look for. */
    private static final List<Pattern> ADDRESSES = List.of(
            Pattern.compile("\\[redacted:[a-z][a-z0-9-]{0,39}:[0-9a-f]{8}\\]"),
            Pattern.compile("\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s\"'<>)\\]]++"),
            Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{1,100}"),
            Pattern.compile("\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?"
                    + "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} {1,2}\\d{1,2},?"
                    + "(?: \\d{1,2}:\\d\\d(?::\\d\\d)?)?(?: \\d{4})?"),
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?)?"));

    private static final List<Pattern> QUOTED = List.of(
            Pattern.compile("\"[^\"\\n]{0,500}+\""),
            Pattern.compile("(?<!\\w)'[^'\\n]{0,500}+'(?!\\w)"),
            Pattern.compile("(?<!\\w)`[^`'\\n]{0,500}+[`']"),
            Pattern.compile("[\u2018\u201C][^\u2019\u201D\\n]{0,500}+[\u2019\u201D]"));

    private static final List<Pattern> VALUES = List.of(
            // What stands in brackets can be missing in one print and there in the next.
            Pattern.compile("(?<=\\()\\s{0,9}+(?=\\))"),
            Pattern.compile("(?<![\\w.])(?:[A-Za-z]:)?[\\w.~@-]{0,100}+[\\\\/][\\w.~@+%$*<>:\\\\/-]++"),
            Pattern.compile("\\b(?=[a-f]{0,64}\\d)(?=\\d{0,64}[a-f])[0-9a-f]{6,64}\\b"));

    private static final Pattern ELLIPSIS = Pattern.compile("\\.{2,}+");
    private static final Pattern SIGN_OR_WORD = Pattern.compile("[=:,;()\\[\\]{}|]|[^\\s=:,;()\\[\\]{}|]++");

    private MessageTokens() {}

    /** At most a hundred; neighbouring values count as one. */
    static List<Token> of(String message) {
        TracedText text = TracedText.of(message.substring(0, Math.min(message.length(), EXAMINED)));
        text = replaced(text, ADDRESSES);
        for (Pattern quoted : QUOTED) {
            text = text.replaced(quoted, MessageTokens::kept);
        }
        text = replaced(text, VALUES).replaced(ELLIPSIS, _ -> " .. ").strip();
        List<Token> tokens = new ArrayList<>();
        for (Matcher words = SIGN_OR_WORD.matcher(text.text()); words.find(); ) {
            boolean value = varies(words.group());
            int start = text.origin(words.start());
            int end = text.origin(words.end());
            if (value && !tokens.isEmpty() && tokens.getLast().isValue()) {
                tokens.set(tokens.size() - 1, new Token(VALUE, tokens.getLast().start(), end));
            } else if (tokens.size() == MOST) {
                break;
            } else {
                tokens.add(new Token(value ? VALUE : words.group(), start, end));
            }
        }
        return tokens;
    }

    /** The words and signs alone. */
    static List<String> texts(List<Token> tokens) {
        return tokens.stream().map(Token::text).toList();
    }

    private static TracedText replaced(TracedText text, List<Pattern> values) {
        TracedText rest = text;
        for (Pattern value : values) {
            rest = rest.replaced(value, _ -> VALUE);
        }
        return rest;
    }

    /** A quoted text that is a part of the message stays. */
    private static @Nullable String kept(String quoted) {
        return Quoted.isValue(quoted) ? VALUE : null;
    }

    private static boolean varies(String word) {
        return word.contains(VALUE) || word.chars().anyMatch(Character::isDigit);
    }

    /**
     * A word or a sign, or one or more values.
     *
     * @param start of its first character in the message
     * @param end behind its last one
     */
    record Token(String text, int start, int end) {
        boolean isValue() {
            return text.equals(VALUE);
        }
    }
}
