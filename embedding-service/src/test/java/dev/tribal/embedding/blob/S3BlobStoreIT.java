package dev.tribal.embedding.blob;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.LongText;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.blob.s3.S3BlobStore;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStoreIT implements BlobStoreContract {
    private static final BlobName NAME =
            new BlobName("acme", UUID.randomUUID(), UUID.randomUUID(), LongText.STACK_TRACE);

    @TempDir
    private static Path folder;

    private static S3Proxy server;

    private BlobStore store;

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

    @Test
    void aBucketThatIsNotThereIsNamed() {
        try (var missing = new S3BlobStore(server.client(), "missing", "")) {
            assertThatExceptionOfType(BlobStoreException.class)
                    .isThrownBy(missing::check)
                    .withMessage("There is no bucket missing; make it, or set tribal.blob-store.s3.bucket");
        }
    }

    @Test
    void wrongCredentialsAreSaidToBeWrong() {
        try (var foreign = new S3BlobStore(S3Proxy.client(server.endpoint(), "wrong"), S3Proxy.BUCKET, "")) {
            assertThatExceptionOfType(BlobStoreException.class)
                    .isThrownBy(() -> foreign.put(NAME, new byte[] {1}))
                    .withMessageContainingAll("The credentials may not use the bucket", S3Proxy.BUCKET);
        }
    }
}
