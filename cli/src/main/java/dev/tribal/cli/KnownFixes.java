package dev.tribal.cli;

import dev.tribal.cli.Terminals.Style;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * Shows what is known of errors that were just reported, in a few lines.
 *
 * @param patience how long Tribal may take to say it
 */
record KnownFixes(TribalApi api, PrintStream notes, Style style, Duration patience) {
    private static final int MOST_ERRORS = 3;
    private static final int LONGEST = 160;

    /** @param errors of the receipt of a log */
    void show(JsonNode errors) throws InterruptedException {
        if (errors.isEmpty()) {
            notes.println("tribal: reported; no known form of an error is in the output");
            return;
        }
        notes.printf("tribal: reported %d error%s%n", errors.size(), errors.size() == 1 ? "" : "s");
        try {
            CompletableFuture.runAsync(
                            () -> errors.valueStream().limit(MOST_ERRORS).forEach(this::showOne),
                            task -> Thread.ofPlatform().daemon().start(task))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            notes.println("tribal: what is known about it could not be read");
        }
    }

    private void showOne(JsonNode error) {
        String id = error.path("id").asString();
        JsonNode record = api.get("/api/v1/errors/%s?min_position=%s"
                .formatted(id, TribalApi.segment(error.path("position").asString())));
        String what = error.path("error_type").asString() + ": "
                + error.path("error_message").asString("");
        // Of an error that is merged, the one that answers for it.
        String whole = record.path("id").asString(id);
        String kind = record.at("/nature/kind").asString("");
        notes.printf(
                "  %s %s%n",
                style.strong(Line.of(what, LONGEST)),
                style.faint("(%sseen %d times, %s)"
                        .formatted(
                                kind.isEmpty() ? "" : kind + ", ",
                                record.path("occurrences").asLong(1),
                                whole)));
        if (best(record).isPresent()) {
            JsonNode best = best(record).get();
            fix(best.hasNonNull("candidate") ? "went away once, nobody verified why" : "known fix", record, best);
        } else {
            similar(whole, what);
        }
    }

    private void similar(String id, String what) {
        JsonNode results = api.post("/api/v1/errors/similar", Map.of("query", what, "max_results", 3))
                .path("results");
        for (JsonNode match : results) {
            JsonNode record = match.path("record");
            // Nobody asked, so that only what is the same error, recorded apart, is told.
            boolean isSame = match.path("verdict").asString("").equals("same")
                    && !record.path("id").asString().equals(id);
            if (isSame && best(record).isPresent()) {
                fix(
                        "fix of what is probably the same error",
                        record,
                        best(record).get());
                return;
            }
        }
    }

    private void fix(String kind, JsonNode record, JsonNode solution) {
        JsonNode outcomes = solution.path("outcomes");
        notes.printf(
                "    %s (worked %d, failed %d): %s%n",
                kind,
                outcomes.path("worked").asInt(0),
                outcomes.path("failed").asInt(0),
                Line.of(solution.path("description").asString(""), LONGEST));
        if (solution.hasNonNull("code_fix")) {
            notes.printf("      %s%n", Line.of(solution.path("code_fix").asString(), LONGEST));
        }
        notes.printf(
                "    %s%n",
                style.faint("did it help? tribal outcome %s %s --worked --evidence \"...\""
                        .formatted(
                                record.path("id").asString(),
                                solution.path("id").asString())));
    }

    /** The one that most likely works, unless it is known not to. */
    private static Optional<JsonNode> best(JsonNode record) {
        return record.path("solutions")
                .valueStream()
                .findFirst()
                .filter(solution ->
                        !solution.path("standing").path("state").asString("").equals("failed"));
    }
}
