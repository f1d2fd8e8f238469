package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.Docker;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.platform.encryption.Sealer;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The same as against S3Proxy, against the server that most people run instead of S3. */
@Tag("docker")
class MinioRecordStoreIT implements RecordStoreContract {
    private static final int PORT = 9000;

    private static GenericContainer<?> server;

    private RecordStore store;

    @BeforeAll
    static void start() {
        Docker.assumeAvailable(MinioRecordStoreIT.class);
        server = new GenericContainer<>("minio/minio:RELEASE.2025-04-22T22-12-26Z")
                .withEnv("MINIO_ROOT_USER", S3Proxy.USER)
                .withEnv("MINIO_ROOT_PASSWORD", S3Proxy.SECRET)
                .withCommand("server", "/data")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/minio/health/ready").forPort(PORT));
        server.start();
        try (var client = S3Proxy.client(endpoint(), S3Proxy.SECRET)) {
            client.createBucket(bucket -> bucket.bucket(S3Proxy.BUCKET));
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static URI endpoint() {
        return URI.create("http://%s:%d".formatted(server.getHost(), server.getMappedPort(PORT)));
    }

    @BeforeEach
    void open() {
        store = new S3RecordStore(
                S3Proxy.client(endpoint(), S3Proxy.SECRET),
                new S3StoreSettings(S3Proxy.BUCKET, UUID.randomUUID() + "/"),
                Sealer.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public RecordStore store() {
        return store;
    }
}
