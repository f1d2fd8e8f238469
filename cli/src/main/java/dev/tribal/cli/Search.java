package dev.tribal.cli;

import dev.tribal.cli.Terminals.Style;
import dev.tribal.cli.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code tribal search}: looks for recorded errors like a text. */
final class Search {
    /** A status of its own, so that scripts need not read the answer. */
    static final int NOTHING_FOUND = 4;

    /** Longer ones find nothing more; what went wrong is at the end of a long log. */
    private static final int LONGEST_QUERY = 50_000;

    /** More bytes than the longest query can have. */
    private static final int PIECE = 1 << 20;

    private static final int LONGEST_LINE = 120;

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream notes;
    private final Style style;

    Search(Settings settings, PrintStream out, PrintStream notes, Style style) {
        this.settings = settings;
        this.out = out;
        this.notes = notes;
        this.style = style;
    }

    /** Returns the status of the process. */
    int run(Options options, InputStream in) throws IOException {
        Output output = Output.of(settings);
        JsonNode found = TribalApi.of(settings).post("/api/v1/errors/similar", query(options, in));
        if (output == Output.JSON) {
            out.println(Json.write(found));
        } else {
            print(found);
        }
        return isKnown(found) ? 0 : NOTHING_FOUND;
    }

    private static boolean isKnown(JsonNode found) {
        return !found.path("results").isEmpty()
                && !found.path("verdict").asString("").equals("none");
    }

    private Map<String, Object> query(Options options, InputStream in) throws IOException {
        List<String> words = options.words();
        String text = words.equals(List.of("-")) ? end(in) : String.join(" ", words);
        if (text.isBlank()) {
            throw new UsageException("search needs a text, or - for standard input");
        }
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("query", end(text));
        query.put("max_results", maxResults(options));
        // Only what is said here: the project of the settings is that of reports.
        options.value("project").ifPresent(project -> query.put("project", project));
        options.value("language").ifPresent(language -> query.put("language", language));
        return query;
    }

    /** The last piece or two of an input of any length. */
    private static String end(InputStream in) throws IOException {
        byte[] before = {};
        byte[] last = in.readNBytes(PIECE);
        for (byte[] next = in.readNBytes(PIECE); next.length > 0; next = in.readNBytes(PIECE)) {
            before = last;
            last = next;
        }
        var whole = new ByteArrayOutputStream(before.length + last.length);
        whole.writeBytes(before);
        whole.writeBytes(last);
        return whole.toString(StandardCharsets.UTF_8);
    }

    private static String end(String text) {
        int start = Math.max(0, text.length() - LONGEST_QUERY);
        boolean cutsACharacter = start > 0 && Character.isLowSurrogate(text.charAt(start));
        return text.substring(cutsACharacter ? start + 1 : start);
    }

    private static int maxResults(Options options) {
        String text = options.value("max-results").orElse("5");
        if (!text.matches("[0-9]{1,4}")) {
            throw new UsageException("--max-results takes a number");
        }
        return Integer.parseInt(text);
    }

    private void print(JsonNode found) {
        if (!found.path("degraded").isEmpty()) {
            notes.println("tribal: nearest neighbours are not available; only words were compared");
        }
        if (!isKnown(found)) {
            notes.println("tribal: nothing is recorded that is it or like it");
        }
        for (JsonNode match : found.path("results")) {
            JsonNode record = match.path("record");
            String what = record.path("error_type").asString("") + ": "
                    + record.path("context").path("error_message").asString("");
            out.printf(
                    Locale.ROOT,
                    "%s  %s%n      %s%n",
                    style.faint(sureness(match)),
                    style.strong(Line.of(what, LONGEST_LINE)),
                    style.faint("%s, seen %d times, last %s"
                            .formatted(
                                    record.path("id").asString(),
                                    record.path("occurrences").asLong(1),
                                    record.path("last_seen").asString(""))));
            record.path("solutions").valueStream().limit(2).forEach(this::printSolution);
        }
    }

    private static String sureness(JsonNode match) {
        return String.format(
                Locale.ROOT,
                "%-7s %3.0f %%",
                match.path("verdict").asString("unlike"),
                match.path("probability").asDouble(0) * 100);
    }

    private void printSolution(JsonNode solution) {
        JsonNode outcomes = solution.path("outcomes");
        out.printf(
                "      fix (worked %d, failed %d): %s%n",
                outcomes.path("worked").asInt(0),
                outcomes.path("failed").asInt(0),
                Line.of(solution.path("description").asString(""), LONGEST_LINE));
    }
}
