package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that writes digests of images to .env, with a program in Docker's place that fetches nothing. */
class PinTest {
    private static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final String OTHER = "sha256:" + "0b".repeat(32);

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(folder.resolve("deploy/docker"));
        Files.copy(Repository.ROOT.resolve("deploy/docker/pin"), folder.resolve("deploy/docker/pin"));
        Files.copy(Repository.ROOT.resolve("docker-compose.yml"), folder.resolve("docker-compose.yml"));
        Path docker = Files.createDirectories(folder.resolve("bin")).resolve("docker");
        Files.writeString(docker, """
                #!/usr/bin/env bash
                image=${@: -1}
                [ "$1" = image ] || { printf '%%s\\n' "$image" >> pulled; exit 0; }
                repository=${image%%%%[:@]*}
                printf '%%s\\n' "elsewhere/$repository@%s" "$repository@%s"
                """.formatted(OTHER, DIGEST));
        assertThat(docker.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void everyImageOfTheComposeFileGetsItsDigest() throws Exception {
        assertThat(pinned())
                .contains("KAFKA_IMAGE=apache/kafka:4.1.0@" + DIGEST, "NGINX_IMAGE=nginx:1.28@" + DIGEST)
                .hasSizeGreaterThan(10);
    }

    @Test
    void aMirrorThatIsNamedStays() throws Exception {
        Files.writeString(folder.resolve(".env"), "KAFKA_IMAGE=mirror.example.com/apache/kafka:4.1.1\nOTHER=stays\n");
        assertThat(pinned()).contains("KAFKA_IMAGE=mirror.example.com/apache/kafka:4.1.1@" + DIGEST, "OTHER=stays");
    }

    @Test
    void aTagIsFetchedAgainAndABareDigestStays() throws Exception {
        Files.writeString(
                folder.resolve(".env"),
                "KAFKA_IMAGE=apache/kafka:4.1.0@%s\nNGINX_IMAGE=\"nginx@%s\"\n".formatted(OTHER, DIGEST));
        assertThat(pinned()).contains("KAFKA_IMAGE=apache/kafka:4.1.0@" + DIGEST, "NGINX_IMAGE=nginx@" + DIGEST);
        assertThat(folder.resolve("pulled")).content().contains("apache/kafka:4.1.0\n", "nginx@" + DIGEST + "\n");
    }

    @Test
    void aTagThatIsNotThatOfTheComposeFileIsSaid() throws Exception {
        Files.writeString(
                folder.resolve(".env"),
                "KAFKA_IMAGE=mirror.example.com/apache/kafka:3.9.0@%s\nNGINX_IMAGE=mirror.example.com/nginx:1.28\n"
                        .formatted(OTHER));
        assertThat(pinned()).contains("KAFKA_IMAGE=mirror.example.com/apache/kafka:3.9.0@" + DIGEST);
        assertThat(folder.resolve("output"))
                .content()
                .containsOnlyOnce("pin: ")
                .contains("KAFKA_IMAGE in .env is mirror.example.com/apache/kafka:3.9.0, and docker-compose.yml names");
    }

    private List<String> pinned() throws IOException, InterruptedException {
        var pin = new ProcessBuilder("bash", folder.resolve("deploy/docker/pin").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        pin.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        int status = pin.start().waitFor();
        assertThat(status).as(Files.readString(folder.resolve("output"))).isZero();
        assertThat(folder.resolve(".env.before")).doesNotExist();
        return Files.readAllLines(folder.resolve(".env"));
    }
}
