package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What stands in deploy/ci can be read by the CI systems, and uses commands, options and inputs that exist. */
class CiSnippetsTest {
    private static final Path CI = Path.of("").toAbsolutePath().resolveSibling("deploy/ci");
    private static final Pattern CALL = Pattern.compile("\"?\\$TRIBAL\"? ([a-z]+)([^\\n|>]*)");
    private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z-]+)");

    @Test
    void gitHubActionIsComplete() throws Exception {
        Map<String, ?> action = parse("github/action.yml");
        assertThat(action).containsKeys("name", "description", "inputs", "runs");
        Map<?, ?> runs = (Map<?, ?>) action.get("runs");
        assertThat(runs.get("using")).isEqualTo("composite");
        List<String> scripts = new ArrayList<>();
        for (Object step : (List<?>) runs.get("steps")) {
            assertThat((Map<Object, Object>) step).containsKeys("shell", "run");
            scripts.add(String.valueOf(((Map<?, ?>) step).get("run")));
        }
        assertCallsExist(scripts);
        assertShellReads(scripts);
        assertThat(scripts).noneMatch(script -> script.contains("${{"));
        assertThat(matches(INPUT, runs.toString()))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat((Map<Object, Object>) action.get("inputs")).containsKey(name));
    }

    @Test
    void gitLabSnippetIsComplete() throws Exception {
        Map<?, ?> job = (Map<?, ?>) parse("gitlab.yml").get(".tribal");
        List<String> scripts = Stream.of("before_script", "after_script")
                .flatMap(name -> ((List<?>) job.get(name)).stream())
                .map(String::valueOf)
                .toList();
        assertCallsExist(scripts);
        assertShellReads(scripts);
        assertThat(((Map<?, ?>) job.get("cache")).get("paths")).isEqualTo(List.of(".tribal/checkout"));
    }

    @Test
    void gitLabJobRunsItsCommandEvenIfTheCommandLineCannotBeHad(@TempDir Path folder) throws Exception {
        assertThat(gitLabJob(folder, "sh -c 'echo ran; exit 3'"))
                .isEqualTo("Tribal's command line does not start here; nothing is reported\nran\n3");
    }

    @Test
    void gitLabJobFetchesTheNamedCommit(@TempDir Path folder) throws Exception {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        bash(repository, Map.of(), """
                git init --quiet . && git config user.name a && git config user.email a@example.com
                printf '#!/bin/sh\\n[ "$1" != run ] || { shift 4; exec "$@"; }' > tribal && chmod +x tribal
                git add . && git commit --quiet --message a && git tag pinned
                echo 'exit 9' > tribal && git commit --quiet --all --message b
                """);

        assertThat(gitLabJob(folder, "sh -c 'echo ran; exit 3'")).isEqualTo("ran\n3");
    }

    /** What a job prints, then its status. */
    private static String gitLabJob(Path folder, String command) throws Exception {
        Map<?, ?> job = (Map<?, ?>) parse("gitlab.yml").get(".tribal");
        var environment = Map.of(
                "TRIBAL_REPOSITORY", folder.resolve("repository").toString(),
                "TRIBAL_REF", "pinned",
                "TRIBAL", folder.resolve(".tribal/checkout/tribal").toString());
        String before = String.valueOf(((List<?>) job.get("before_script")).getFirst());
        return bash(folder, environment, "set -eo pipefail\n%s\ntribal_run %s".formatted(before, command));
    }

    private static String bash(Path folder, Map<String, String> environment, String script) throws Exception {
        var builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process bash = builder.start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + bash.waitFor();
    }

    private static void assertCallsExist(List<String> scripts) {
        List<List<String>> calls = scripts.stream()
                .flatMap(script -> CALL.matcher(script).results())
                .map(CiSnippetsTest::words)
                .toList();
        assertThat(calls).isNotEmpty();
        // Fails if there is no such command or option.
        calls.forEach(call -> assertThat(Options.of(call).command()).isEqualTo(call.getFirst()));
    }

    private static List<String> words(MatchResult call) {
        List<String> words = new ArrayList<>(List.of(call.group(1)));
        Stream.of(call.group(2).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static void assertShellReads(List<String> scripts) throws IOException, InterruptedException {
        for (String script : scripts) {
            Process bash = new ProcessBuilder("bash", "-n", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor()).as(said).isZero();
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, ?> parse(String file) throws IOException {
        return new Yaml().load(Files.readString(CI.resolve(file)));
    }
}
