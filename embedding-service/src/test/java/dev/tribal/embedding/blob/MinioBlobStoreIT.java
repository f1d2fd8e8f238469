package dev.tribal.embedding.blob;

import dev.tribal.embedding.store.s3.Minio;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.s3.S3BlobStore;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("docker")
class MinioBlobStoreIT implements BlobStoreContract {
    private static Minio server;

    private BlobStore store;

    @BeforeAll
    static void start() {
        server = Minio.startFor(MinioBlobStoreIT.class);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        store = new S3BlobStore(server.client(), S3Proxy.BUCKET, UUID.randomUUID() + "/");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public BlobStore store() {
        return store;
    }
}
