package dev.tribal.standalone;

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

/** A program in another language with an SDK as its package registry has it, installed below {@code target}. */
record SdkProgram(Path folder) {
    private static final long MINUTES = 3;

    /**
     * Installs what a folder of {@code src/test} names. Without the installer the test is skipped, but not on a CI server.
     *
     * @param installation what is run in the folder
     */
    static SdkProgram install(String name, List<String> installation) throws Exception {
        String installer = installation.getFirst();
        if (!isThere(installer)) {
            String lack = "skipped: the program %s needs %s, which is not installed".formatted(name, installer);
            assertThat(System.getenv("CI")).as(lack).isNotEqualTo("true");
            System.out.println(lack);
            Assumptions.abort(lack);
        }
        Path folder = Path.of("target", name);
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(Path.of("src/test", name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var program = new SdkProgram(folder);
        Path done = folder.resolve(".installed");
        if (!Files.exists(done)) {
            program.run(Map.of(), installation);
            Files.createFile(done);
        }
        return program;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a command to its end and returns what it printed. */
    String run(Map<String, String> environment, List<String> command) throws Exception {
        Path errors = Files.createTempFile("sdk-program", ".log");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        Files.delete(errors);
        return output;
    }
}
