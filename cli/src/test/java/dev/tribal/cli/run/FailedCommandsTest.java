package dev.tribal.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedCommandsTest {
    private static final UUID ERROR = UUID.fromString("0198a000-0000-7000-8000-000000000001");

    @TempDir
    private Path folder;

    @Test
    void failureIsRememberedUntilTheCommandPasses() throws IOException {
        FailedCommands failed = failed();
        failed.add(List.of("mvn", "test"), List.of(ERROR));
        failed.add(List.of("mvn", "test"), List.of());
        assertThat(failed.remove(List.of("mvn", "verify"))).isEmpty();
        assertThat(failed.remove(List.of("mvn", "test"))).contains(List.of(ERROR));
        assertThat(failed.remove(List.of("mvn", "test"))).isEmpty();
    }

    @Test
    void oldestFailuresMakeRoomAndTheOthersStay() throws IOException {
        FailedCommands failed = failed();
        Instant start = Instant.now().minus(Duration.ofHours(1));
        for (int i = 0; i < 500; i++) {
            Path file = Files.writeString(folder.resolve("other" + i), "");
            Files.setLastModifiedTime(file, FileTime.from(start.plusSeconds(i)));
        }
        failed.add(List.of("make"), List.of(ERROR));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(500).doesNotContain(folder.resolve("other0"));
        }
        assertThat(folder.resolve("other1")).exists();
    }

    @Test
    void oldFailureIsForgottenWhenAnotherCommandFails() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        failed().add(List.of("make"), List.of());
        assertThat(old).doesNotExist();
    }

    private FailedCommands failed() {
        return new FailedCommands(folder, Duration.ofDays(1));
    }
}
