package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.platform.encryption.Sealer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedS3.class)
class S3RecordStoreIT implements RecordStoreContract {
    private RecordStore store;

    @BeforeEach
    void open(S3Proxy server) {
        store = new S3RecordStore(
                new OnePutAtATime(server.client()),
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
