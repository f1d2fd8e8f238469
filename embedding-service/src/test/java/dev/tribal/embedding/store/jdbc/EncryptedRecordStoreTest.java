package dev.tribal.embedding.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.EncryptionMark;
import dev.tribal.embedding.store.Keys;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.SchemaCheckedStore;
import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedRecordStoreTest implements RecordStoreContract {
    @TempDir
    private Path folder;

    private RecordStore store;

    @BeforeEach
    void open() {
        store = open(Keys.sealer(folder, "one"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Test
    void nothingOfARecordIsReadableInTheFiles() throws IOException {
        store.write(List.of(record("unmistakable")));
        store.close();

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("unmistakable");
            }
        }
    }

    @Test
    void aRecordOfBeforeTheEncryptionIsRead() {
        StoredRecord before = record("before");
        try (RecordStore plain = open(Sealer.NONE)) {
            plain.write(List.of(before));
        }

        assertThat(store.read(List.of(before.key()))).containsEntry(before.key(), before.withRevision(1));
    }

    @Test
    void aRecordWithoutItsKeyIsRefusedWithTheNameOfTheKey() {
        StoredRecord record = record("lost");
        store.write(List.of(record));

        try (RecordStore other = open(Keys.sealer(folder, "two"))) {
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(() -> other.read(List.of(record.key())))
                    .withMessageContaining("'one'");
        }
    }

    @Test
    void theKeyOfAStoreIsMissedAtTheStart() {
        EncryptionMark.check(store.properties(), Sealer.NONE);
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "one"));

        assertThatExceptionOfType(SealedContentException.class)
                .isThrownBy(() -> EncryptionMark.check(store.properties(), Keys.sealer(folder, "two")))
                .withMessageContaining("'one'");
        assertThatExceptionOfType(SealedContentException.class)
                .isThrownBy(() -> EncryptionMark.check(store.properties(), Sealer.NONE))
                .withMessageContaining("'one'");
    }

    @Test
    void everyKeyThatRecordsMayNeedIsMissedAtTheStart() {
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "one"));
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "two", "one"));
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "three", "two", "one"));

        assertMissing("one", "three", "two");
        assertMissing("two", "three", "one");
        assertMissing("three", "two", "one");
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "one", "two", "three"));
    }

    @Test
    void whereAnOlderVersionHasNotedItsNewestKeyAllOthersOfTheFileAreTakenToBeInUse() {
        store.properties().put("encryption.mark", olderMark("two"));
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "two", "one"));

        assertMissing("one", "two");
    }

    @Test
    void aKeyThatAnOlderVersionHasTakenIntoUseMeanwhileIsMissed() {
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "one"));
        store.properties().put("encryption.mark", olderMark("two"));

        assertMissing("two", "one");
        EncryptionMark.check(store.properties(), Keys.sealer(folder, "one", "two"));
        assertMissing("two", "one");
    }

    @Test
    void aKeyIsNotedBeforeTheFirstRecordIsWrittenWithIt() {
        RecordStore checked = SchemaCheckedStore.of(store, Keys.sealer(folder, "one"));
        checked.write(List.of(record("copied or restored")));

        assertMissing("one", "two");
    }

    private void assertMissing(String missing, String... there) {
        assertThatExceptionOfType(SealedContentException.class)
                .isThrownBy(() -> EncryptionMark.check(store.properties(), Keys.sealer(folder, there)))
                .withMessageContaining("'" + missing + "'");
    }

    private String olderMark(String key) {
        return Base64.getEncoder()
                .encodeToString(
                        Keys.sealer(folder, key).seal("tribal".getBytes(StandardCharsets.UTF_8), "encryption.mark"));
    }

    private RecordStore open(Sealer sealer) {
        return JdbcRecordStore.open(
                new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null), sealer);
    }

    private static StoredRecord record(String message) {
        return Events.stored(new RecordKey("acme", UUID.randomUUID()), message);
    }
}
