package dev.tribal.embedding.store.dynamodb;

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

class DynamoDbRecordStoreIT implements RecordStoreContract {
    @TempDir
    private static Path folder;

    private static DynamoDbLocal server;

    private RecordStore store;

    @BeforeAll
    static void start() {
        server = DynamoDbLocal.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        var settings = new DynamoDbSettings("records-" + UUID.randomUUID(), true);
        store = new DynamoDbRecordStore(server.client(), settings, Sealer.NONE);
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
