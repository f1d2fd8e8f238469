package dev.tribal.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class RollingLogTest {
    @Test
    void shortOutputIsKeptWhole() throws IOException {
        try (RollingLog log = RollingLog.create(10)) {
            write(log, "one\n");
            write(log, "two\n");

            assertThat(log.whole()).content().isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void ofLongOutputTheEndIsKeptAndSaysHowMuchIsMissing() throws IOException {
        try (RollingLog log = RollingLog.create(8)) {
            for (int i = 10; i < 20; i++) {
                write(log, i + ".\n");
            }

            assertThat(log.whole())
                    .content()
                    .startsWith("[the first 24 bytes of the output are left out]")
                    .endsWith("18.\n19.\n")
                    .doesNotContain("15.");
        }
    }

    @Test
    void onlyTheOwnerCanReadItAndNothingIsLeftBehind() throws IOException {
        Path folder;
        try (RollingLog log = RollingLog.create(10)) {
            write(log, "one\n");
            folder = log.whole().getParent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
        assertThat(folder).doesNotExist();
    }

    private static void write(RollingLog log, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.write(bytes, bytes.length);
    }
}
