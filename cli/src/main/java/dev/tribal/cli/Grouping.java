package dev.tribal.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code tribal grouping}: says which version of the fingerprints decides, and switches to a newer one. */
final class Grouping {
    private static final String PATH = "/api/v1/grouping";

    private final TribalApi api;
    private final PrintStream out;

    Grouping(TribalApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void run(Options options) {
        List<String> words = options.words(1);
        String what = words.isEmpty() ? "status" : words.getFirst();
        switch (what) {
            case "status" -> status();
            case "switch" -> switchTo(version(options), options.has("dry-run"));
            default -> throw new UsageException("grouping takes status or switch, not " + what);
        }
    }

    private static int version(Options options) {
        String to = options.value("to")
                .orElseThrow(() -> new UsageException("--to is needed: the version that is to decide, for example 2"));
        try {
            return Integer.parseInt(to);
        } catch (NumberFormatException _) {
            throw new UsageException("--to takes a number, not " + to);
        }
    }

    private void status() {
        JsonNode status = api.get(PATH);
        out.printf(
                "Version %d of the fingerprints decides, since %s; the newest is %d.%n",
                status.path("deciding").asInt(),
                status.path("since").asString(),
                status.path("newest").asInt());
        if (status.has("merges")) {
            print(status.path("merges"));
        }
        JsonNode shadow = api.get("/api/v1/stats/grouping");
        if (shadow.has("version")) {
            out.printf(
                    "Version %d would make %,d errors of the %,d of your tenant that it knows: %,d would be joined with others,"
                            + " %,d at most split.%n",
                    shadow.path("version").asInt(),
                    shadow.path("groups").asLong(),
                    shadow.path("records").asLong(),
                    shadow.path("joined").asLong(),
                    shadow.path("split_at_most").asLong());
        }
    }

    private void switchTo(int version, boolean dryRun) {
        JsonNode answer = api.post(PATH, Map.of("version", version, "dry_run", dryRun));
        if (dryRun) {
            printPlan(answer.path("plan"));
        } else {
            out.printf("Version %d of the fingerprints decides now. Ctrl-C leaves the merges running.%n", version);
            follow(answer);
        }
    }

    private void printPlan(JsonNode plan) {
        out.printf(
                "Version %d would merge %,d of %,d errors into others; of %,d it knows nothing before they are reported again.%n",
                plan.path("version").asInt(),
                plan.path("merged").asLong(),
                plan.path("records").asLong(),
                plan.path("records").asLong() - plan.path("known").asLong());
        printLeft(plan);
        plan.path("examples")
                .forEach(example -> out.printf(
                        "  %s into %s%n",
                        example.path("error_id").asString(),
                        example.path("into").asString()));
        out.println("Nothing was changed.");
    }

    private void follow(JsonNode answer) {
        JsonNode merges = answer.path("merges");
        while (!merges.isMissingNode() && !merges.path("state").asString().equals("done")) {
            print(merges);
            Pause.untilNextLook();
            merges = api.get(PATH).path("merges");
        }
        print(merges);
    }

    private void print(JsonNode merges) {
        switch (merges.path("state").asString()) {
            case "waiting" -> out.println("Waiting for reports of before the switch.");
            case "merging" ->
                out.printf(
                        "%,d of %,d errors are merged.%n",
                        merges.path("merged").asLong(), merges.path("of").asLong());
            default -> {
                out.printf(
                        "%,d errors were merged into others.%n",
                        merges.path("merged").asLong());
                printLeft(merges);
            }
        }
    }

    private void printLeft(JsonNode counts) {
        if (counts.path("kept_apart").asLong() > 0) {
            out.printf(
                    "%,d stay by themselves because somebody said so.%n",
                    counts.path("kept_apart").asLong());
        }
        if (counts.path("left_out").asLong() > 0) {
            out.printf(
                    "%,d stay by themselves because an error has at most 50 parts.%n",
                    counts.path("left_out").asLong());
        }
    }
}
