package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class S3RecordStoreIT implements RecordStoreContract {
    @TempDir
    private static Path folder;

    private static S3Proxy server;

    private RecordStore store;

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
