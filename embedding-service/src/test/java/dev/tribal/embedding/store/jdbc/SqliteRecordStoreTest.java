package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecordStoreTest implements RecordStoreContract {
    @TempDir
    private Path folder;

    private RecordStore store;

    @BeforeEach
    void open() {
        var location = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        store = JdbcRecordStore.open(location, Sealer.NONE);
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
