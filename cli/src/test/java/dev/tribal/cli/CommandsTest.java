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

    private static String completed(String... words) throws Exception {
        String script = completion("bash")
                + "COMP_WORDS=(%s)\nCOMP_CWORD=%d\n_tribal\necho \"${COMPREPLY[*]}\"\n"
                        .formatted(String.join(" ", words), words.length - 1);
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String completion(String shell) {
        var printed = new ByteArrayOutputStream();
        List<String> args = Stream.of("completion", shell).toList();
        new Completion(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(Options.of(args));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
