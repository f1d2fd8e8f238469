package dev.tribal.search.rerank;

import dev.tribal.platform.trace.StackTrace;
import dev.tribal.search.catalog.CodeWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text taken apart into what texts are compared by; small, because those of many records are kept.
 *
 * @param words names and parts of names
 * @param values what is quoted
 * @param codes letters with digits, such as E0308
 * @param frames hashes of the functions of stack frames, the one that failed first in front
 */
@SuppressWarnings("ArrayRecordComponent")
record Features(List<TextLine> lines, Terms words, Terms values, Terms codes, int[] frames) {
    /** What lies beyond decides no order; half of it at each end, because causes stand at one of them. */
    private static final int EXAMINED = 4_000;

    private static final int FRAMES = 40;

    private static final Pattern VALUE =
            Pattern.compile("[`'\"\u2018\u201C]([^`'\"\u2019\u201D\\s][^`'\"\u2019\u201D\\n]{0,80})[`'\"\u2019\u201D]");
    private static final Pattern CODE = Pattern.compile("[a-z]{1,10}[-_]?\\d{2,8}");

    static Features of(String text) {
        String examined = examined(text);
        Set<String> words = wordsOf(examined);
        Set<String> codes = new HashSet<>();
        words.stream()
                .filter(word -> word.length() <= 20
                        && Character.isDigit(word.charAt(word.length() - 1))
                        && CODE.matcher(word).matches())
                .forEach(codes::add);
        return new Features(
                TextLine.of(examined), Terms.of(words), values(examined), Terms.of(codes), frames(examined));
    }

    /** Only the words of a text. */
    static Terms words(String text) {
        return Terms.of(wordsOf(examined(text)));
    }

    /** About how many bytes they take. */
    int size() {
        int size = 200 + 4 * (words.hashes().length + values.hashes().length + codes.hashes().length + frames.length);
        for (TextLine line : lines) {
            size += 80 + 4 * (line.grams().length + line.template().length);
        }
        return size;
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new HashSet<>();
        new CodeWords(text).forEach(word -> {
            words.addAll(word.names());
            words.addAll(word.parts());
        });
        return words;
    }

    static String examined(String text) {
        return text.length() <= EXAMINED
                ? text
                : text.substring(0, EXAMINED / 2) + "\n" + text.substring(text.length() - EXAMINED / 2);
    }

    private static Terms values(String text) {
        Set<String> values = new HashSet<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            values.add(value.group(1));
        }
        return Terms.of(values);
    }

    private static int[] frames(String text) {
        return StackTrace.parse(text).calls().stream()
                .limit(FRAMES)
                .mapToInt(Terms::hash)
                .toArray();
    }
}
