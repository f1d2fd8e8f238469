package dev.tribal.standalone.backup.targets;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.embedding.store.s3.SharedS3;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedS3.class)
class S3TargetIT implements BackupTargetContract {
    private BackupTarget target;

    @BeforeEach
    void open(S3Proxy server) {
        target = new S3Target(server.client(), S3Proxy.BUCKET, UUID.randomUUID() + "/");
    }

    @Override
    public BackupTarget target() {
        return target;
    }

    @Test
    void aMissingBucketAndWrongCredentialsAreSaidInOneSentence(S3Proxy server) {
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
