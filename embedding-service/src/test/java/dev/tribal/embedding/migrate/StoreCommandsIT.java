package dev.tribal.embedding.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.embedding.store.s3.S3Proxy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a store that cannot be used end with a sentence; a service would wait. */
class StoreCommandsIT {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @AfterEach
    void forget() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void refusedCredentialsEndTheCommand() {
        System.setProperty("aws.accessKeyId", S3Proxy.USER);
        System.setProperty("aws.secretAccessKey", "wrong");
        try (var server = S3Proxy.start(folder)) {
            assertThat(migrate(
                            "--tribal.record-store=s3",
                            "--tribal.embedding.s3.bucket=" + S3Proxy.BUCKET,
                            "--tribal.aws.endpoint=" + server.endpoint(),
                            "--tribal.aws.path-style-access=true"))
                    .isEqualTo(1);
        }
        assertThat(said()).startsWith("tribal: The credentials").hasLineCount(1);
    }

    @Test
    void databaseThatIsAwayEndsTheCommand() {
        assertThat(migrate("--tribal.embedding.database.url=jdbc:postgresql://127.0.0.1:1/records"))
                .isEqualTo(1);
        assertThat(said()).startsWith("tribal: ").hasLineCount(1);
    }

    @Test
    void dryRunMakesNoTables() {
        assertThat(migrate("--dry-run")).isEqualTo(1);
        assertThat(said()).contains("no records there yet").hasLineCount(1);
        assertThat(folder.resolve("records.db")).doesNotExist();
    }

    private int migrate(String... more) {
        var args = new String[more.length + 1];
        args[0] = "--tribal.data-dir=" + folder;
        System.arraycopy(more, 0, args, 1, more.length);
        return Migrate.execute(new PrintStream(output, true, StandardCharsets.UTF_8), args);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8).strip();
    }
}
