package dev.tribal.cli;

import dev.tribal.cli.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code tribal solve}: records what fixed an error. */
final class Solve {
    private static final int LARGEST_INPUT = 1 << 20;

    private final Settings settings;
    private final PrintStream out;

    Solve(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    void run(Options options, InputStream in) throws IOException {
        List<String> ids = options.words(1);
        if (ids.isEmpty()) {
            throw new UsageException("solve needs the id of an error; tribal search shows it");
        }
        Output output = Output.of(settings);
        JsonNode accepted = TribalApi.of(settings)
                .post(
                        "/api/v1/errors/%s/solutions".formatted(TribalApi.segment(ids.getFirst())),
                        solution(options, in));
        if (output == Output.JSON) {
            out.println(Json.write(accepted));
        } else {
            out.printf(
                    "Recorded as a solution of %s (position %s).%n",
                    accepted.path("id").asString(), accepted.path("position").asString());
        }
    }

    private static Map<String, Object> solution(Options options, InputStream in) throws IOException {
        String description = options.value("description")
                .orElseThrow(() -> new UsageException("--description is needed: what to do"));
        Map<String, Object> solution = new LinkedHashMap<>();
        solution.put(
                "description",
                description.equals("-")
                        ? new String(in.readNBytes(LARGEST_INPUT), StandardCharsets.UTF_8).strip()
                        : description);
        options.value("code-fix").ifPresent(text -> solution.put("code_fix", text));
        options.value("explanation").ifPresent(text -> solution.put("explanation", text));
        options.value("verify").ifPresent(text -> solution.put("verify", text));
        options.value("supersedes").ifPresent(text -> solution.put("supersedes", text));
        if (!options.values("reference").isEmpty()) {
            solution.put("references", options.values("reference"));
        }
        return solution;
    }
}
