package dev.tribal.benchmarks;

import dev.tribal.contracts.Redaction;
import dev.tribal.platform.scrub.FieldScrubber;
import dev.tribal.platform.scrub.RuleFile;
import dev.tribal.platform.scrub.ScrubRule;
import dev.tribal.platform.scrub.Scrubbing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * How fast one thread scrubs, and how many lines of logs that hold no secret lose something. The logs are those below
 * {@code TRIBAL_DATA}, or made-up ones without it.
 */
final class ScrubRate {
    /** About as long as a whole console log. */
    private static final int TEXT = 1_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ScrubRate() {}

    static void measure(int rounds, Table table) throws IOException {
        List<ScrubRule> rules = RuleFile.builtIn().stream()
                .filter(rule -> rule.option() == null)
                .toList();
        var scrubbing = new Scrubbing(rules, new byte[32]);
        List<String> lines = lines();
        String text = String.join("\n", lines);
        rate(scrubbing, List.of(text.substring(0, Math.min(TEXT, text.length()))), rounds);
        table.add("scrub: log lines, one thread", rate(scrubbing, lines, rounds), "", "");
        List<String> texts = Stream.iterate(0, from -> from < text.length(), from -> from + TEXT)
                .map(from -> text.substring(from, Math.min(from + TEXT, text.length())))
                .toList();
        table.add("scrub: texts of 1 MB, one thread", rate(scrubbing, texts, rounds), "", "");
        changed(scrubbing, lines, table);
    }

    /** The best of some rounds, in megabytes of characters per second of processor time. */
    private static String rate(Scrubbing scrubbing, List<String> texts, int rounds) {
        double best = 0;
        for (int round = 0; round < rounds; round++) {
            FieldScrubber fields = scrubbing.of("benchmark");
            long start = THREADS.getCurrentThreadCpuTime();
            texts.forEach(text -> fields.text("text", text));
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            best = Math.max(best, texts.stream().mapToInt(String::length).sum() / 1e6 / seconds);
        }
        return String.format(Locale.ROOT, "%.0f MB/s", best);
    }

    private static void changed(Scrubbing scrubbing, List<String> lines, Table table) {
        FieldScrubber fields = scrubbing.of("benchmark");
        long changed = lines.stream()
                .filter(line -> !fields.text("line", line).equals(line))
                .count();
        table.add(
                "scrub: lines of %,d real ones that lose something".formatted(lines.size()),
                String.format(Locale.ROOT, "%.3f %%", 100.0 * changed / lines.size()),
                "",
                "");
        for (Redaction redaction : fields.receipt()) {
            table.add("scrub: of these, by rule " + redaction.rule(), Integer.toString(redaction.count()), "", "");
        }
    }

    private static List<String> lines() throws IOException {
        String data = System.getenv("TRIBAL_DATA");
        if (data == null) {
            return Stream.iterate(0, n -> n < 200_000, n -> n + 1)
                    .map(
                            "2026-11-21T09:12:40.123Z INFO [main] c.e.Shop - order %d paid at com.example.Shop.pay"
                                    ::formatted)
                    .toList();
        }
        try (Stream<Path> files = Stream.of("ci_logs", "payloads", "grouping")
                .map(Path.of(data)::resolve)
                .flatMap(ScrubRate::walk)) {
            return files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".zip"))
                    .sorted()
                    .flatMap(file -> read(file).lines())
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!file.toString().endsWith(".gz")) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
