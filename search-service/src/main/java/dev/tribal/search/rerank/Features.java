package dev.tribal.search.rerank;

import dev.tribal.search.catalog.CodeWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text taken apart into what texts are compared by.
 *
 * @param words names and parts of names
 * @param values what is quoted
 * @param codes letters with digits, such as E0308
 * @param frames functions of stack frames, as printed
 */
record Features(List<TextLine> lines, Set<String> words, Set<String> values, Set<String> codes, List<String> frames) {
    /** What lies beyond decides no order; half of it at each end, because causes stand at one of them. */
    private static final int EXAMINED = 4_000;

    private static final int FRAMES = 40;

    private static final Pattern VALUE =
            Pattern.compile("[`'\"\u2018\u201C]([^`'\"\u2019\u201D\\s][^`'\"\u2019\u201D\\n]{0,80})[`'\"\u2019\u201D]");
    private static final Pattern CODE = Pattern.compile("[a-z]{1,10}[-_]?\\d{2,8}");
    private static final Pattern FRAME = Pattern.compile(
            "at (?:[\\w.@-]{1,60}/)?+([\\w.$<>/]{3,200})\\(.*+|File \"[^\"]{1,300}\", line \\d++, in (\\S{1,200})"
                    + "|\\d++: (?:0x[0-9a-f]++ - )?+([\\w:<>]{3,200})");

    static Features of(String text) {
        String examined = examined(text);
        Set<String> words = words(examined);
        Set<String> codes = new HashSet<>();
        words.stream()
                .filter(word -> word.length() <= 20
                        && Character.isDigit(word.charAt(word.length() - 1))
                        && CODE.matcher(word).matches())
                .forEach(codes::add);
        return new Features(TextLine.of(examined), words, values(examined), codes, frames(examined));
    }

    /** Only the words of a text. */
    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        new CodeWords(examined(text)).forEach(word -> {
            words.addAll(word.names());
            words.addAll(word.parts());
        });
        return words;
    }

    private static String examined(String text) {
        return text.length() <= EXAMINED
                ? text
                : text.substring(0, EXAMINED / 2) + "\n" + text.substring(text.length() - EXAMINED / 2);
    }

    private static Set<String> values(String text) {
        Set<String> values = new HashSet<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            values.add(value.group(1));
        }
        return values;
    }

    private static List<String> frames(String text) {
        List<String> frames = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("at ")
                        || line.startsWith("File ")
                        || !line.isEmpty() && Character.isDigit(line.charAt(0)))
                .map(FRAME::matcher)
                .filter(Matcher::matches)
                .limit(FRAMES)
                .forEach(frame -> frames.add(function(frame)));
        return frames;
    }

    private static String function(Matcher frame) {
        String java = frame.group(1);
        String python = frame.group(2);
        return java != null ? java : python != null ? python : frame.group(3);
    }
}
