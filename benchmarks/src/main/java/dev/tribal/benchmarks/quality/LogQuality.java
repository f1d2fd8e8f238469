package dev.tribal.benchmarks.quality;

import dev.tribal.platform.log.Extraction;
import dev.tribal.platform.log.LogError;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.platform.quality.SharedData;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** How many of the labelled lines of real logs the extractor finds, beside a search for the usual words. */
public final class LogQuality {
    private static final int PASSES = 5;

    private final LogExtractor extractor = new LogExtractor(Rules.of(Rules.builtIn()));
    private final SharedData data;
    private final Consumer<String> rows;

    private LogQuality(SharedData data, Consumer<String> rows) {
        this.data = data;
        this.rows = rows;
    }

    /** Hands over the table line by line; one line that says so if there is no data. */
    public static void measure(Consumer<String> rows) throws IOException {
        SharedData data = Quality.data("logs", rows);
        if (data == null) {
            return;
        }
        rows.accept(
                "| logs | labelled lines found | of what was found, labelled | baseline: found | baseline: labelled |"
                        + " MB/s of one core |");
        rows.accept("|---|---|---|---|---|---|");
        var quality = new LogQuality(data, rows);
        quality.snippets();
        quality.wholeLogs();
    }

    /** The snippets are a few lines each: what the table says of precision matters little there. */
    private void snippets() throws IOException {
        var all = new LogFigures();
        var words = new LogFigures();
        Map<String, LogFigures> byTool = new TreeMap<>();
        for (JsonNode snippet : data.read("ci_logs/buildlog_lines")) {
            List<String> lines = texts(snippet.get("lines"));
            Set<Integer> labelled = Set.of(snippet.get("error_line").asInt());
            Extraction found = extract(new StringReader(String.join("\n", lines)));
            all.add(labelled, places(found));
            words.add(labelled, FailureWords.in(lines));
            found.errors().stream()
                    .map(LogError::tool)
                    .distinct()
                    .forEach(tool ->
                            byTool.computeIfAbsent(tool, _ -> new LogFigures()).add(labelled, places(found)));
        }
        row("snippets of build logs", all, words, "");
        byTool.forEach((tool, figures) ->
                rows.accept("| of these, with a find of %s | %s | | | | |".formatted(tool, figures.cells())));
    }

    private void wholeLogs() throws IOException {
        var all = new LogFigures();
        var allWords = new LogFigures();
        for (JsonNode label : data.read("ci_logs/labels")) {
            Path file =
                    data.folder().resolve("ci_logs").resolve(label.get("log").asString());
            String log;
            try (var unzipped = new GZIPInputStream(Files.newInputStream(file))) {
                log = new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
            }
            Set<Integer> labelled = new HashSet<>();
            label.get("error_lines").forEach(line -> labelled.add(line.asInt()));
            var figures = new LogFigures();
            figures.add(labelled, places(extract(new StringReader(log))));
            var words = new LogFigures();
            words.add(labelled, FailureWords.in(log.lines().toList()));
            all.add(figures);
            allWords.add(words);
            row(file.getFileName().toString().replace(".log.gz", ""), figures, words, "%.0f".formatted(rate(log)));
        }
        row("all whole logs", all, allWords, "");
    }

    private void row(String what, LogFigures figures, LogFigures baseline, String rate) {
        rows.accept("| %s | %s | %s | %s |".formatted(what, figures.cells(), baseline.cells(), rate));
    }

    /** Megabytes per second of processor time, in the best of some passes: the first ones warm up. */
    private double rate(String log) throws IOException {
        double best = 0;
        for (int i = 0; i < PASSES; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            extract(new StringReader(log));
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = Math.max(best, log.length() * 1e3 / nanos);
        }
        return best;
    }

    private Extraction extract(Reader log) throws IOException {
        return extractor.extract(log);
    }

    private static List<Set<Integer>> places(Extraction extraction) {
        return extraction.errors().stream().map(LogQuality::places).toList();
    }

    private static Set<Integer> places(LogError error) {
        Set<Integer> lines = new HashSet<>(error.repeated());
        IntStream.rangeClosed(error.firstLine(), error.lastLine()).forEach(lines::add);
        return lines;
    }

    private static List<String> texts(JsonNode lines) {
        return lines.valueStream().map(JsonNode::asString).toList();
    }
}
