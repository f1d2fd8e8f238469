package dev.tribal.embedding.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFaultsTest {
    private static final String FULL = "The disk of the database of the records is full; free some space.";

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsSaidUntilThereIsSpaceAgainAndNothingIsHalfWritten() {
        StoredRecord first = record("one");
        StoredRecord second = record("x".repeat(200_000));
        // The database itself refuses to grow, with the same result code as on a full disk.
        try (RecordStore store = open("?max_page_count=30")) {
            store.write(List.of(first));

            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(() -> store.write(List.of(record("two"), second)))
                    .withMessage(FULL);
            assertThat(store.count()).isEqualTo(1);
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessage(FULL);

            store.write(List.of(record("small")));
            store.check();
        }
        try (RecordStore store = open("")) {
            store.write(List.of(second));
            assertThat(store.count()).isEqualTo(3);
        }
    }

    @Test
    void aFileThatMayOnlyBeReadIsSaidToBeSo() {
        open("").close();
        try (RecordStore store = open("?mode=ro")) {
            assertThat(store.count()).isZero();
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(() -> store.write(List.of(record("one"))))
                    .withMessageStartingWith("The database of the records is read-only;");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeDamaged() throws IOException {
        Files.writeString(folder.resolve("records.db"), "no database ".repeat(1_000));

        assertThatExceptionOfType(RecordStoreException.class)
                .isThrownBy(() -> open(""))
                .withMessageStartingWith("The database of the records is damaged;");
    }

    @Test
    void aFileThatCannotBeMadeIsSaidToBeSo() throws IOException {
        Files.createDirectory(folder.resolve("records.db"));

        assertThatExceptionOfType(RecordStoreException.class)
                .isThrownBy(() -> open(""))
                .withMessageStartingWith("The file of the database of the records cannot be opened;");
    }

    private RecordStore open(String options) {
        return JdbcRecordStore.open(
                new DatabaseLocation("jdbc:sqlite:file:" + folder.resolve("records.db") + options, null, null),
                Sealer.NONE);
    }

    private static StoredRecord record(String message) {
        return Events.stored(new RecordKey("acme", UUID.randomUUID()), message);
    }
}
