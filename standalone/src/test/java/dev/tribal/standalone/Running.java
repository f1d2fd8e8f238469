package dev.tribal.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program of the operating system that a test started; its output is collected while it runs. */
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    private Running(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::collect);
    }

    static Running start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var running = new Running(builder.start());
            running.process.getOutputStream().close();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Running start(Path folder, String... command) {
        return start(folder, Map.of(), List.of(command));
    }

    /** Waits for the end and returns the exit status. */
    int await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Still running after " + PATIENCE + ":\n" + output);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the output has the text. */
    void awaitOutput(String text) {
        Awaitility.await("output with: " + text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> output.indexOf(text) >= 0 || !process.isAlive());
        if (output.indexOf(text) < 0) {
            throw new AssertionError("Ended with %d without «%s»:%n%s".formatted(await(), text, output));
        }
    }

    String output() {
        return output.toString();
    }

    /** Asks it to stop, as Ctrl-C does, and returns the exit status. */
    int interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            return await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it and what it started at once, with no chance to clean up. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void collect() {
        try (InputStream in = process.getInputStream()) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                output.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            output.append("[output lost: ").append(e.getMessage()).append(']');
        }
    }
}
