package dev.tribal.platform.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts with and without secrets. The secrets are made up, so that no file of this repository holds one. */
final class Corpus {
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
    private static final Map<String, String> ALPHABETS = Map.of(
            "an", LOWER + UPPER + DIGITS,
            "AN", UPPER + "234567",
            "low", LOWER + DIGITS,
            "hex", DIGITS + "abcdef",
            "HEX", DIGITS + "ABCDEF",
            "dig", "123456789",
            "b64", LOWER + UPPER + DIGITS + "+/",
            "url", LOWER + UPPER + DIGITS,
            "al", LOWER);
    private static final Pattern RANDOM = Pattern.compile("\\{([a-zA-Z0-9]+):([0-9]+)\\}");
    private static final Pattern SECRET = Pattern.compile("«([^»]*)»");

    private Corpus() {}

    /**
     * One line of the corpus.
     *
     * @param rule which rule it is about
     * @param isPositive whether it holds secrets
     * @param template the text before secrets are made up
     */
    record Line(String rule, boolean isPositive, String template) {
        /** The text with the n-th secrets. */
        Sample sample(int n) {
            var random = new Random(template.hashCode() + 31L * n);
            String filled = RANDOM.matcher(template.replace("\\\\n", "\u0000")
                            .replace("\\n", "\n")
                            .replace("\u0000", "\\n"))
                    .replaceAll(match -> random(match.group(1), Integer.parseInt(match.group(2)), random));
            return new Sample(
                    filled.replace("«", "").replace("»", ""),
                    SECRET.matcher(filled)
                            .results()
                            .map(match -> match.group(1))
                            .toList());
        }

        @Override
        public String toString() {
            return template;
        }
    }

    /** A text, and what of it is secret. */
    record Sample(String text, List<String> secrets) {
        /** The same text inside of others. */
        Stream<Sample> everywhere() {
            return Stream.of(
                            "%s",
                            "2026-11-21T09:12:40Z ERROR [main] c.e.Shop - %s\n\tat com.example.Shop.pay(Shop.java:42)",
                            "first line\\n%s\\nlast line",
                            "\u001B[31;1m%s\u001B[0m",
                            "(%s)",
                            "%s ")
                    .map(context -> new Sample(context.replace("%s", text), secrets));
        }
    }

    static List<Line> builtIn() {
        return read("corpus.txt");
    }

    static List<Line> options() {
        return read("options.txt");
    }

    static Map<String, List<Line>> byRule() {
        return Stream.of(builtIn(), options()).flatMap(List::stream).collect(Collectors.groupingBy(Line::rule));
    }

    private static List<Line> read(String name) {
        try (InputStream file = Corpus.class.getResourceAsStream(name)) {
            List<Line> lines = new ArrayList<>();
            new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("+ ") || line.startsWith("- "))
                    .map(line -> line.split(" ", 3))
                    .forEach(parts -> lines.add(new Line(parts[1], parts[0].equals("+"), parts[2])));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random(String alphabet, int length, Random random) {
        String characters = Objects.requireNonNull(ALPHABETS.get(alphabet), alphabet);
        String text = random.ints(length, 0, characters.length())
                .mapToObj(i -> String.valueOf(characters.charAt(i)))
                .collect(Collectors.joining());
        // A secret has a digit, however short it is.
        return length > 1 && "an low".contains(alphabet) ? "7" + text.substring(1) : text;
    }
}
