package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes what the Compose file needs as secrets. */
class MakeSecretsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException, InterruptedException {
        assumeThat(run("openssl", "version")).as("openssl is not installed").isZero();
        Files.copy(Repository.ROOT.resolve("deploy/docker/make-secrets"), folder.resolve("make-secrets"));
    }

    @Test
    void everySecretOfTheComposeFileIsMade() throws IOException, InterruptedException {
        assertThat(make()).isZero();

        var needed = new TreeMap<>(Compose.read().secrets());
        // Only a running Tribal can make that one.
        needed.remove("tribal-metrics-key");
        for (var secret : needed.values()) {
            Path file = folder.resolve(secret.get("file").toString().replace("deploy/docker/", ""));
            assertThat(file).isNotEmptyFile();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("r--r--r--");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .as("nobody else on this machine comes near them")
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/files"))))
                .as("containers look into this one")
                .isEqualTo("rwxr-xr-x");
        assertThat(folder.resolve("secrets/limits-url"))
                .content()
                .contains(Files.readString(folder.resolve("secrets/valkey-password"))
                        .strip());
    }

    @Test
    void secretsStayWhenItRunsAgain() throws IOException, InterruptedException {
        assertThat(make()).isZero();
        var first = contents();

        assertThat(make()).isZero();

        assertThat(contents()).isEqualTo(first);
    }

    private int make() throws IOException, InterruptedException {
        return run("bash", folder.resolve("make-secrets").toString(), "tribal.example.com");
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder.resolve("secrets"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            return 127;
        }
    }
}
