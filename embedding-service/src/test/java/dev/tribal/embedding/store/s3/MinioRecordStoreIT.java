package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.platform.encryption.Sealer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("docker")
class MinioRecordStoreIT implements RecordStoreContract {
    private static Minio server;

    private RecordStore store;

    @BeforeAll
    static void start() {
        server = Minio.startFor(MinioRecordStoreIT.class);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        store = new S3RecordStore(
                server.client(), new S3StoreSettings(S3Proxy.BUCKET, UUID.randomUUID() + "/"), Sealer.NONE);
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
