package dev.tribal.standalone.backup.targets;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.store.s3.S3Proxy;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3TargetIT implements BackupTargetContract {
    @TempDir
    private static Path folder;

    private static S3Proxy server;

    private BackupTarget target;

    @BeforeAll
    static void start() {
        server = S3Proxy.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        target = new S3Target(server.client(), S3Proxy.BUCKET, UUID.randomUUID() + "/");
    }

    @Override
    public BackupTarget target() {
        return target;
    }

    @Test
    void aMissingBucketAndWrongCredentialsAreSaidInOneSentence() {
        try (var missing = new S3Target(server.client(), "missing", "")) {
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> missing.list("manifests/"))
                    .withMessageContaining("There is no bucket missing");
        }
        try (var stranger = new S3Target(S3Proxy.client(server.endpoint(), "wrong"), S3Proxy.BUCKET, "")) {
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> stranger.list("manifests/"))
                    .withMessageContaining("credentials");
        }
    }
}
