package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.Docker;
import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import software.amazon.awssdk.services.s3.S3Client;

/** The server that most people run instead of S3, in a container, with the bucket {@link S3Proxy#BUCKET}. */
public final class Minio implements AutoCloseable {
    private static final int PORT = 9000;

    private final GenericContainer<?> container;

    private Minio(GenericContainer<?> container) {
        this.container = container;
    }

    /** Starts it; skips the tests of a class if there is no Docker. */
    public static Minio startFor(Class<?> tests) {
        Docker.assumeAvailable(tests);
        var minio = new Minio(new GenericContainer<>("minio/minio:RELEASE.2025-04-22T22-12-26Z")
                .withEnv("MINIO_ROOT_USER", S3Proxy.USER)
                .withEnv("MINIO_ROOT_PASSWORD", S3Proxy.SECRET)
                .withCommand("server", "/data")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/minio/health/ready").forPort(PORT)));
        minio.container.start();
        try (var client = minio.client()) {
            client.createBucket(bucket -> bucket.bucket(S3Proxy.BUCKET));
        }
        return minio;
    }

    public S3Client client() {
        var endpoint = URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT)));
        return S3Proxy.client(endpoint, S3Proxy.SECRET);
    }

    @Override
    public void close() {
        container.close();
    }
}
