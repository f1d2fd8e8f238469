package dev.tribal.embedding.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.SchemaCheckedStore;
import dev.tribal.embedding.store.StoreSchema;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateTest {
    private static final int OLD = 130;

    @TempDir
    private Path folder;

    private Database database;
    private RecordStore store;

    @BeforeEach
    void aStoreOfTheFirstVersionWithSomeNewerRecords() {
        open();
        store.write(IntStream.range(0, OLD)
                .mapToObj(i -> Events.stored(new RecordKey("acme", UUID.randomUUID()), "error " + i))
                .toList());
        database.client()
                .sql(
                        "update error_record set document = replace(document, '\"schema_version\":2', '\"schema_version\":1')")
                .update();
        store.write(List.of(
                Events.stored(new RecordKey("acme", UUID.randomUUID()), "new"),
                StoredRecord.unknown(new RecordKey("acme", UUID.randomUUID()), "topic")));
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void recordsOfTheFirstVersionAreReadAsNewest() {
        assertThat(records()).hasSize(OLD + 2).allSatisfy(record -> {
            if (record.record() != null) {
                assertThat(record.record().schemaVersion()).isEqualTo(2);
            }
        });
        assertThat(records().stream().filter(record -> record.schemaVersion() == 1))
                .hasSize(OLD);
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        List<StoredRecord> before = records();

        assertThat(run(true)).endsWith("130 of 132 records have an older schema than 2; nothing was changed.\n");
        assertThat(records()).isEqualTo(before);
        assertThat(store.properties().get(StoreSchema.OLDEST)).isEmpty();
    }

    @Test
    void everyOlderRecordIsWrittenOnceAndASecondRunFindsNone() {
        List<StoredRecord> before = records();

        assertThat(run(false)).endsWith("130 of 132 records had an older schema and now have 2.\n");
        List<StoredRecord> after = records();
        assertThat(after).extracting(StoredRecord::schemaVersion).containsOnly(2);
        assertThat(after)
                .extracting(StoredRecord::record)
                .isEqualTo(before.stream().map(StoredRecord::record).toList());
        assertThat(after.stream().mapToLong(StoredRecord::revision).sum())
                .isEqualTo(before.stream().mapToLong(StoredRecord::revision).sum() + OLD);
        assertThat(store.properties().get(StoreSchema.OLDEST)).contains("2");

        assertThat(run(false)).endsWith("0 of 132 records had an older schema and now have 2.\n");
        assertThat(records()).isEqualTo(after);
    }

    @Test
    void aRunThatIsStoppedGoesOnWithTheRest() {
        var pages = new int[1];
        var stopped = new SchemaMigration(store, (_, _) -> {
            pages[0]++;
            throw new IllegalStateException("killed");
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> stopped.run(false));
        long left =
                records().stream().filter(record -> record.schemaVersion() == 1).count();
        assertThat(left).isBetween(1L, OLD - 1L);

        assertThat(run(false)).endsWith(left + " of 132 records had an older schema and now have 2.\n");
    }

    @Test
    void aStoreIsMarkedBeforeItsFirstWriteAndNotByALook() {
        store.properties().put(StoreSchema.NEWEST, "1");
        RecordStore checked = SchemaCheckedStore.of(store, Sealer.NONE);
        assertThat(checked.count()).isEqualTo(OLD + 1);
        assertThat(store.properties().get(StoreSchema.NEWEST)).contains("1");

        checked.write(List.of());
        assertThat(store.properties().get(StoreSchema.NEWEST)).contains("2");
    }

    @Test
    void aStoreOfANewerSchemaIsRefusedBeforeAnythingIsWritten() {
        store.properties().put(StoreSchema.NEWEST, "3");

        assertThatExceptionOfType(NewerSchemaException.class)
                .isThrownBy(() -> SchemaCheckedStore.of(store, Sealer.NONE))
                .withMessage("The record store has schema version 3, but this Tribal knows versions up to 2;"
                        + " upgrade Tribal to a version that reads 3");
        open();
        assertThat(store.properties().get(StoreSchema.NEWEST)).contains("3");
    }

    @Test
    void aNewerRecordStopsTheMigrationWithASentence() {
        database.client()
                .sql(
                        "update error_record set document = replace(document, '\"schema_version\":2', '\"schema_version\":9')")
                .update();

        assertThat(run(false)).startsWith("The record has schema version 9, but this Tribal knows versions up to 2");
        assertThat(store.properties().get(StoreSchema.OLDEST)).isEmpty();
    }

    private void open() {
        var location = new Location("jdbc:sqlite:" + folder.resolve("records.db"));
        database = Database.open(location, JdbcRecordStore.MIGRATIONS);
        store = JdbcRecordStore.open(location, Sealer.NONE);
    }

    private String run(boolean dryRun) {
        var out = new ByteArrayOutputStream();
        Migrate.run(store, dryRun, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<StoredRecord> records() {
        List<StoredRecord> all = new ArrayList<>();
        store.scan(null, all::addAll);
        return all;
    }

    private record Location(String url) implements Database.DatabaseSettings {
        @Override
        public @Nullable String username() {
            return null;
        }

        @Override
        public @Nullable String password() {
            return null;
        }
    }
}
