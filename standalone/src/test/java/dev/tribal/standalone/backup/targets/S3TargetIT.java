package dev.tribal.standalone.backup.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.embedding.store.s3.SharedS3;
import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.aws.AwsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;

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
    void everyObjectComesWithAChecksumAsABucketWithALockWantsIt(S3Proxy server) {
        List<String> checksums = new ArrayList<>();
        var seen = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                checksums.addAll(context.httpRequest().matchingHeaders("Content-MD5"));
            }
        };
        S3Client client = AwsClients.configure(
                        S3Client.builder(), new AwsSettings("us-east-1", server.endpoint(), true))
                .overrideConfiguration(config -> config.addExecutionInterceptor(seen))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Proxy.USER, S3Proxy.SECRET)))
                .build();
        try (var watched = new S3Target(client, S3Proxy.BUCKET, UUID.randomUUID() + "/")) {
            watched.put("manifests/a", new byte[] {1});
            watched.putIfAbsent("turns/1", new byte[] {1});
        }
        assertThat(checksums).containsExactly("VaVACK0bpYmqIQ0mKcHfQQ==", "VaVACK0bpYmqIQ0mKcHfQQ==");
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
