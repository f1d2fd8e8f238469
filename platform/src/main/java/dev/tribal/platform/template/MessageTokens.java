package dev.tribal.platform.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and signs of a message, with {@link #VALUE} for everything that varies from run to run. Every repetition in
 * the patterns is bounded or possessive, so the time is linear in the text.
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
    private static final Pattern SIGN = Pattern.compile("[=:,;()\\[\\]{}|]");
    private static final Pattern SPACE = Pattern.compile("\\s++");

    private MessageTokens() {}

    /** At most a hundred; neighbouring values count as one. */
    static List<String> of(String message) {
        String text = message.substring(0, Math.min(message.length(), EXAMINED));
        text = replaced(text, ADDRESSES);
        for (Pattern quoted : QUOTED) {
            text = quoted.matcher(text).replaceAll(MessageTokens::kept);
        }
        text = replaced(text, VALUES);
        text = ELLIPSIS.matcher(text).replaceAll(" .. ");
        text = SIGN.matcher(text).replaceAll(" $0 ").strip();
        List<String> tokens = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : SPACE.split(text)) {
            boolean value = varies(word);
            if (tokens.size() < MOST
                    && !(value && !tokens.isEmpty() && tokens.getLast().equals(VALUE))) {
                tokens.add(value ? VALUE : word);
            }
        }
        return tokens;
    }

    private static String replaced(String text, List<Pattern> values) {
        String rest = text;
        for (Pattern value : values) {
            rest = value.matcher(rest).replaceAll(VALUE);
        }
        return rest;
    }

    /** A quoted text that is a part of the message stays. */
    private static String kept(MatchResult quoted) {
        String text = quoted.group();
        return Quoted.isValue(text) ? VALUE : Matcher.quoteReplacement(text);
    }

    private static boolean varies(String word) {
        return word.contains(VALUE) || word.chars().anyMatch(Character::isDigit);
    }
}
