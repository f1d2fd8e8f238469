package dev.tribal.benchmarks.quality;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What people do first: look for the usual words. Each line that has one is a find. */
final class FailureWords {
    private static final Pattern WORDS =
            Pattern.compile("\\b(error|fail|failed|failure|fatal|exception|panic)\\b", Pattern.CASE_INSENSITIVE);

    private FailureWords() {}

    /** The numbers, from 1, of the lines with such a word. */
    static List<Set<Integer>> in(List<String> lines) {
        return IntStream.rangeClosed(1, lines.size())
                .filter(number -> WORDS.matcher(lines.get(number - 1)).find())
                .mapToObj(Set::of)
                .toList();
    }
}
