package dev.tribal.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("secrets/key");
    }

    @Test
    void fileAndFolderAreForTheOwnerOnly() throws Exception {
        new OwnerOnlyFile(path).readOrCreate(() -> "secret");

        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
    }

    @Test
    void contentIsMadeOnce() {
        assertThat(new OwnerOnlyFile(path).readOrCreate(() -> "first")).isEqualTo("first");
        assertThat(new OwnerOnlyFile(path).readOrCreate(() -> "second")).isEqualTo("first");
    }

    @Test
    void allWhoStartAtOnceReadTheSame() throws Exception {
        List<Callable<String>> starts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            starts.add(() ->
                    new OwnerOnlyFile(path).readOrCreate(() -> UUID.randomUUID().toString()));
        }
        var read = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> start : threads.invokeAll(starts)) {
                read.add(start.get());
            }
        }

        assertThat(read).hasSize(1).doesNotContain("");
        assertThat(folder.resolve("secrets")).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void writeReplacesWhatWasThereAndStaysForTheOwnerOnly() throws Exception {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(path, "readable by all");

        new OwnerOnlyFile(path).write("new");

        assertThat(path).hasContent("new");
        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(folder.resolve("secrets")).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void pathThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(folder.resolve("secrets"), "a file where the folder should be");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new OwnerOnlyFile(path).readOrCreate(() -> "secret"))
                .withMessageContaining(path.toString());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
