package dev.tribal.embedding.blob;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.LongText;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.embedding.store.s3.SharedS3;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.blob.s3.S3BlobStore;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedS3.class)
class S3BlobStoreIT implements BlobStoreContract {
    private static final BlobName NAME =
            new BlobName("acme", UUID.randomUUID(), UUID.randomUUID(), LongText.STACK_TRACE);

    private BlobStore store;

    @BeforeEach
    void open(S3Proxy server) {
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
    void aBucketThatIsNotThereIsNamed(S3Proxy server) {
        try (var missing = new S3BlobStore(server.client(), "missing", "")) {
            assertThatExceptionOfType(BlobStoreException.class)
                    .isThrownBy(missing::check)
                    .withMessage("There is no bucket missing; make it, or set tribal.blob-store.s3.bucket");
        }
    }

    @Test
    void wrongCredentialsAreSaidToBeWrong(S3Proxy server) {
        try (var foreign = new S3BlobStore(S3Proxy.client(server.endpoint(), "wrong"), S3Proxy.BUCKET, "")) {
            assertThatExceptionOfType(BlobStoreException.class)
                    .isThrownBy(() -> foreign.put(NAME, new byte[] {1}))
                    .withMessageContainingAll("The credentials may not use the bucket", S3Proxy.BUCKET);
        }
    }
}
