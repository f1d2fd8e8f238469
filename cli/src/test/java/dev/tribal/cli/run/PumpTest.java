package dev.tribal.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, since the outputs of this one belong to the build. */
class PumpTest {
    /** More than a pipe and a buffer hold, less than two pipes, so that the program ends while its reader pauses. */
    private static final int LENGTH = 110_000;

    @TempDir
    Path folder;

    @Test
    void readerThatPausesGetsAllThatAProgramPrintedBeforeItsEnd() throws Exception {
        Process run = run("head -c %d /dev/zero".formatted(LENGTH));

        assertThat(run.waitFor(5, TimeUnit.SECONDS)).isFalse();

        assertThat(run.getInputStream().readAllBytes()).hasSize(LENGTH);
        assertThat(run.waitFor()).isZero();
    }

    @Test
    void whatAProgramLeavesBehindSilentlyHoldsNothingUp() throws Exception {
        Process run = run("echo started; sleep 40 & echo $! >&2");

        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(run.inputReader().readLine()).isEqualTo("started");
        long left = Long.parseLong(run.errorReader().readLine());
        ProcessHandle.of(left).ifPresent(ProcessHandle::destroy);
    }

    private Process run(String script) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--class-path",
                System.getProperty("java.class.path"),
                "dev.tribal.cli.Main",
                "run",
                "--",
                "sh",
                "-c",
                script));
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        return builder.start();
    }
}
