package dev.tribal.benchmarks;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports of distinct errors with stack traces of a usual length, the same in every run. */
final class Reports {
    private static final String[] SYLLABLES = {
        "ar", "ba", "cor", "del", "en", "fi", "gra", "hel", "in", "jun", "ka", "lor", "mi", "nex", "or", "pri", "qua",
        "ren", "sol", "ta", "ul", "ver", "wi", "xe", "yo", "zen"
    };
    private static final String[] TYPES = {
        "java.lang.IllegalStateException",
        "java.lang.NullPointerException",
        "java.net.ConnectException",
        "java.util.NoSuchElementException",
        "java.io.UncheckedIOException"
    };

    private static final int FRAMES = 25;
    private static final int FEW_FRAMES = 3;

    private Reports() {}

    /** The n-th error as the body of a report, about 2 KB. */
    static String report(int n) {
        return report(n, FRAMES);
    }

    /** The same with a short stack trace, which is embedded several times as fast. */
    static String brief(int n) {
        return report(n, FEW_FRAMES);
    }

    private static String report(int n, int frames) {
        return """
                {"error_type": "%s", "context": {"language": "java", "error_message": "%s", "stack_trace": "%s"}}""".formatted(type(n), message(n), trace(n, frames));
    }

    /** What somebody would type who met the n-th error. */
    static String query(int n) {
        return "{\"query\": \"%s %s\"}".formatted(type(n), message(n));
    }

    static String type(int n) {
        return TYPES[n % TYPES.length];
    }

    static String message(int n) {
        var random = new Random(n);
        return "The %s of %s could not be %s because %s is missing"
                .formatted(word(random), word(random), word(random), word(random));
    }

    /** The stack trace of the n-th error, its lines apart. */
    static String plainTrace(int n) {
        return trace(n, FRAMES).replace("\\n", "\n").replace("\\t", "\t");
    }

    private static String trace(int n, int frames) {
        var random = new Random(-1L - n);
        return IntStream.range(0, frames)
                .mapToObj(i -> "\\tat com.%s.%s.%s(%s.java:%d)"
                        .formatted(word(random), word(random), word(random), word(random), random.nextInt(900)))
                .collect(Collectors.joining("\\n"));
    }

    private static String word(Random random) {
        return IntStream.range(0, 3)
                .mapToObj(_ -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                .collect(Collectors.joining());
    }
}
