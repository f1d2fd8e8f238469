package dev.tribal.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A terminal of its own for a program, so that it colours its output and asks its questions as ever (script, util-linux). */
final class Terminal {
    /** Those that understand how {@link #quoted} quotes. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh");

    private Terminal() {}

    /** Whether there can be one on this machine. */
    static boolean isThere(Map<String, String> environment) {
        String shell = environment.getOrDefault("SHELL", "/bin/sh");
        return SHELLS.contains(shell.substring(shell.lastIndexOf('/') + 1))
                // Elsewhere a program of this name has other options.
                && System.getProperty("os.name").equals("Linux")
                && Stream.of(environment.getOrDefault("PATH", "").split(":"))
                        .map(folder -> Path.of(folder, "script"))
                        .anyMatch(Files::isExecutable);
    }

    /** A command that runs another one in a new terminal, and prints what that prints. */
    static List<String> around(List<String> command) throws IOException {
        // The shell would say it in words of its own.
        if (!exists(command.getFirst())) {
            throw new IOException("No such file or directory");
        }
        String line = command.stream().map(Terminal::quoted).collect(Collectors.joining(" "));
        return List.of("script", "--quiet", "--return", "--flush", "--command", "exec " + line, "/dev/null");
    }

    private static boolean exists(String program) {
        return program.contains("/")
                ? Files.exists(Path.of(program))
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Files.exists(Path.of(folder, program)));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
