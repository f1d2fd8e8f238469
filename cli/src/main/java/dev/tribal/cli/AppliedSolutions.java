package dev.tribal.cli;

import dev.tribal.cli.json.Json;
import dev.tribal.cli.report.Delivery;
import dev.tribal.cli.report.Reporter;
import dev.tribal.cli.report.RunFacts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells Tribal what came of the solutions that are applied where a command ran.
 *
 * @param program what ran; of its arguments nothing is told, since there may be secrets among them
 */
record AppliedSolutions(Reporter reporter, RunFacts facts, Path program, PrintStream notes) {
    /**
     * Says of each solution of these errors whether it worked.
     *
     * @return whether there was one
     */
    boolean tell(List<UUID> errors, boolean worked) throws IOException, InterruptedException {
        boolean told = false;
        for (String solution : facts.applied()) {
            int slash = solution.indexOf('/');
            String error = solution.substring(0, slash);
            if (errors.contains(UUID.fromString(error))) {
                tell(error, solution.substring(slash + 1), worked);
                told = true;
            }
        }
        return told;
    }

    private void tell(String error, String solution, boolean worked) throws IOException, InterruptedException {
        Path body = Files.createTempFile("tribal", ".outcome");
        try {
            Files.writeString(body, Json.write(outcome(worked)));
            String path = "/api/v1/errors/%s/solutions/%s/outcomes".formatted(error, solution);
            String what = worked ? "worked" : "failed";
            switch (reporter.send(path, "application/json", body, (_, _) -> {})) {
                case Delivery.Accepted _ -> notes.printf("tribal: recorded that the solution %s %s%n", solution, what);
                case Delivery.Refused no -> notes.printf("tribal: that it %s is not recorded: %s%n", what, no.reason());
                case Delivery.Away away ->
                    notes.printf("tribal: %s; that the solution %s is told later%n", away.reason(), what);
            }
        } finally {
            Files.deleteIfExists(body);
        }
    }

    private ObjectNode outcome(boolean worked) {
        String name = String.valueOf(program.getFileName());
        ObjectNode outcome = Json.object()
                .put("worked", worked)
                .put(
                        "evidence",
                        worked
                                ? "%s failed with this error and passes with the solution".formatted(name)
                                : "%s fails with this error in spite of the solution".formatted(name));
        if (facts.commit() != null) {
            outcome.put("commit", facts.commit());
        }
        if (facts.runUrl() != null) {
            outcome.put("run_url", facts.runUrl());
        }
        if (facts.environment() != null) {
            outcome.put("environment", facts.environment());
        }
        return outcome;
    }
}
