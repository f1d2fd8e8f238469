package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong after a command ended is one line, and its status stays. With a Tribal behind it: CliCommandsIT. */
class RunTest {
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void settingsThatCannotBeReadChangeNothing() throws Exception {
        assertThat(run("--data-dir", "a\0b", "--", "sh", "-c", "exit 3")).isEqualTo(3);

        assertThat(lines()).singleElement().asString().startsWith("tribal: not reported: ");
    }

    @Test
    void damagedMemoryOfFailuresChangesNothing() throws Exception {
        Path wanted = folder.resolve("wanted");
        String[] command = {"--data-dir", folder.toString(), "--", "test", "-e", wanted.toString()};
        assertThat(run(command)).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder.resolve("tribal/failed-runs"))) {
            Path memory = files.toList().getFirst();
            Files.write(memory, List.of("0198c0de-0000-7000-8000-00000000000", "0198c0de-0000-7000-8000-000000000001"));
        }
        Files.createFile(wanted);

        assertThat(run(command)).isZero();

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("passes now")
                .contains("tribal solve 0198c0de-0000-7000-8000-000000000001");
    }

    @Test
    void afterTheTimeForAllNothingMoreIsAsked() throws Exception {
        String error = "0198c0de-0000-7000-8000-000000000001";
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // Takes the log, and answers nothing else.
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            if (asked.size() == 1) {
                byte[] answer =
                        "{\"errors\":[{\"id\":\"%s\"}]}".formatted(error).getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(202, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            }
        });
        server.start();
        try {
            Process run = inProcess(
                    "--wait",
                    "6",
                    "--url",
                    "http://localhost:" + server.getAddress().getPort(),
                    "--data-dir",
                    folder.toString(),
                    "--applied",
                    error + "/" + error,
                    "--",
                    "sh",
                    "-c",
                    "echo boom; exit 3");

            assertThat(run.waitFor()).isEqualTo(3);
            assertThat(run.errorReader().lines()).anyMatch(line -> line.contains("is told later"));
            assertThat(asked).noneMatch(path -> path.endsWith("/outcomes"));
        } finally {
            server.stop(0);
        }
    }

    /** Since the output of this one belongs to the build. */
    private Process inProcess(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--class-path",
                System.getProperty("java.class.path"),
                "dev.tribal.cli.Main",
                "run"));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("XDG_CACHE_HOME", folder.toString(), "TRIBAL_API_KEY", "key"));
        return builder.start();
    }

    private int run(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(args));
        var environment = Map.of("XDG_CACHE_HOME", folder.toString());
        return new Run(
                        Options.of(all),
                        environment,
                        new PrintStream(notes, true, StandardCharsets.UTF_8),
                        new Terminals("", false))
                .run();
    }

    private List<String> lines() {
        return notes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
