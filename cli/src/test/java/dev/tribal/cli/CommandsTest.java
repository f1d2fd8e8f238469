package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, the documentation and the completion know the same commands. */
class CommandsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String MARK = "<!-- made from the commands; compared with them by CommandsTest -->\n";

    @Test
    void documentationHasTheHelpOfEachCommand() throws IOException {
        String documented = Files.readString(ROOT.resolve("docs/cli.md"));
        String generated = Commands.ALL.stream()
                .filter(command -> !command.byLauncher())
                .map(command -> "### %s\n\n```text\n%s```\n".formatted(command.name(), command.help()))
                .collect(Collectors.joining("\n"));
        // For whoever has changed a command: this belongs below the mark.
        Files.writeString(Path.of("target/cli.md"), generated);

        assertThat(documented
                        .substring(documented.indexOf(MARK) + MARK.length())
                        .strip())
                .isEqualTo(generated.strip());
    }

    @Test
    void launcherTellsOfEachCommand() throws IOException {
        String launcher = Files.readString(ROOT.resolve("tribal"));
        String usage = launcher.substring(launcher.indexOf("Commands:"), launcher.indexOf("Options:"));

        assertThat(Commands.ALL)
                .allSatisfy(command ->
                        assertThat(usage.lines()).anyMatch(line -> line.matches(" {2}" + command.name() + "(?: .*)?")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionKnowsAllCommandsAndOptions(String shell) {
        String script = completion(shell);

        for (Command command : Commands.ALL) {
            assertThat(script).contains(command.name());
            command.options().forEach(option -> assertThat(script).contains(option.name()));
        }
    }

    @Test
    void bashCompletesWithTheScript() throws Exception {
        assertThat(completed("tribal", "sea")).isEqualTo("search");
        assertThat(completed("tribal", "keys", "re")).isEqualTo("revoke");
        assertThat(completed("tribal", "search", "--max")).isEqualTo("--max-results");
    }

    @Test
    void zshCompletesWithTheScript() throws Exception {
        assumeInstalled("zsh");
        assertThat(offeredByZsh("sea")).contains("search", "report").doesNotContain("--max-results");
        assertThat(offeredByZsh("keys", "re")).contains("revoke", "--name").doesNotContain("search");
        assertThat(offeredByZsh("search", "--max")).contains("--max-results").doesNotContain("revoke");
    }

    @Test
    void fishCompletesWithTheScript() throws Exception {
        assumeInstalled("fish");
        assertThat(completedByFish("tribal sea")).contains("search").doesNotContain("report");
        assertThat(completedByFish("tribal keys re")).contains("revoke").doesNotContain("report");
        assertThat(completedByFish("tribal search --max")).containsExactly("--max-results");
    }

    /** Where these shells are not installed, their scripts are read at least. */
    @Test
    void scriptsForZshAndFishCanBeRead() throws Exception {
        assertThat(completion("zsh")).startsWith("autoload -U +X bashcompinit && bashcompinit\n");
        assertThat(printed("bash", "-n", "-c", completion("zsh"))).isEmpty();
        assertThat(completion("fish").lines())
                .allMatch(line -> line.matches("complete -c tribal -n (?:[a-z_]+|'[a-z_]+ [a-z-]+') "
                        + "(?:-a '[a-z -]+'|-a [a-z]+|-l [a-z-]+)"));
    }

    private static List<String> offeredByZsh(String... words) throws Exception {
        // As bashcompinit calls it while somebody types; zsh itself leaves out what does not begin with the word.
        String call = """
                words=(tribal %1$s) COMP_WORDS=(tribal %1$s) COMP_CWORD=%2$d CURRENT=%3$d
                compgen -F _tribal -- "${words[-1]}"
                """.formatted(String.join(" ", words), words.length, words.length + 1);
        String script = "autoload -U compinit && compinit -u -D\n" + completion("zsh") + call;
        return printed("zsh", "-f", "-c", script).lines().toList();
    }

    private static List<String> completedByFish(String line) throws Exception {
        return printed("fish", "-c", completion("fish") + "complete -C '%s'".formatted(line))
                .lines()
                .toList();
    }

    private static void assumeInstalled(String shell) throws Exception {
        Assumptions.assumeFalse(printed("sh", "-c", "command -v " + shell).isEmpty(), shell + " is not installed");
    }

    private static String completed(String... words) throws Exception {
        return printed(
                "bash",
                "-c",
                completion("bash")
                        + "COMP_WORDS=(%s)\nCOMP_CWORD=%d\n_tribal\necho \"${COMPREPLY[*]}\"\n"
                                .formatted(String.join(" ", words), words.length - 1));
    }

    private static String printed(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String completion(String shell) {
        var printed = new ByteArrayOutputStream();
        List<String> args = Stream.of("completion", shell).toList();
        new Completion(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(Options.of(args));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
