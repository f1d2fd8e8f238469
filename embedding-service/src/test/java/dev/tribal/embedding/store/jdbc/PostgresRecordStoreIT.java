package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.platform.encryption.Sealer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresRecordStoreIT implements RecordStoreContract {
    private static EmbeddedPostgres postgres;

    private RecordStore store;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() {
        var location = new DatabaseLocation(postgres.getJdbcUrl("postgres", "postgres"), null, null);
        store = JdbcRecordStore.open(location, Sealer.NONE);
        new JdbcTemplate(postgres.getPostgresDatabase())
                .execute("delete from error_record; delete from store_property");
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
