package dev.tribal.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code tribal outcome}: says whether a solution worked. */
final class OutcomeReport {
    private final TribalApi api;
    private final PrintStream out;

    OutcomeReport(TribalApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void run(Options options) {
        List<String> ids = options.words(2);
        if (ids.size() < 2) {
            throw new UsageException("the id of an error and the id of one of its solutions are needed");
        }
        if (options.has("worked") == options.has("failed")) {
            throw new UsageException("either --worked or --failed is needed");
        }
        JsonNode accepted = api.post(
                "/api/v1/errors/%s/solutions/%s/outcomes"
                        .formatted(TribalApi.segment(ids.getFirst()), TribalApi.segment(ids.getLast())),
                outcome(options));
        out.printf(
                "Recorded that the solution %s (position %s).%n",
                options.has("worked") ? "worked" : "failed",
                accepted.path("position").asString());
    }

    private static Map<String, Object> outcome(Options options) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("worked", options.has("worked"));
        outcome.put(
                "evidence",
                options.value("evidence")
                        .orElseThrow(() -> new UsageException("--evidence is needed: how that was seen")));
        options.value("run-url").ifPresent(url -> outcome.put("run_url", url));
        options.value("commit").ifPresent(commit -> outcome.put("commit", commit));
        options.value("environment").ifPresent(environment -> outcome.put("environment", environment));
        return outcome;
    }
}
