package dev.tribal.cli;

import dev.tribal.cli.report.RunFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts together where a report comes from: what is said, otherwise what the CI system says. */
final class Facts {
    private static final Pattern SOLUTION = Pattern.compile("[0-9a-fA-F-]{36}/[0-9a-fA-F-]{36}");
    private static final int GIT_PATIENCE = 2;

    private Facts() {}

    /** @throws UsageException if what is said of applied solutions has no such form */
    static RunFacts of(Options options, Settings settings) {
        RunFacts known = RunFacts.of(settings.environment());
        return new RunFacts(
                first(settings.value("project"), known.project()),
                first(options.value("commit"), known.commit()),
                first(options.value("run-url"), known.runUrl()),
                first(settings.value("environment"), known.environment()),
                applied(options));
    }

    private static @Nullable String first(Optional<String> said, @Nullable String known) {
        return said.isPresent() ? said.get() : known;
    }

    private static List<String> applied(Options options) {
        List<String> said = options.values("applied");
        if (said.stream().anyMatch(solution -> !SOLUTION.matcher(solution).matches())) {
            throw new UsageException("--applied takes ERROR_ID/SOLUTION_ID");
        }
        return said.isEmpty() ? ofCommit() : said;
    }

    /** What the latest commit says in trailers {@code Tribal-Solution}; empty if there is no commit here, or no git. */
    private static List<String> ofCommit() {
        try {
            Process git = new ProcessBuilder("git", "log", "-1", "--format=%(trailers:key=Tribal-Solution,valueonly)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            if (!git.waitFor(GIT_PATIENCE, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return List.of();
            }
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> SOLUTION.matcher(line).matches())
                    .toList();
        } catch (IOException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
