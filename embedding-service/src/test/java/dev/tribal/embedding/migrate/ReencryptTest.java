package dev.tribal.embedding.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LongText;
import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.EncryptionMark;
import dev.tribal.embedding.store.Keys;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.blob.SealedBlobStore;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReencryptTest {
    private static final String LONG = "a long text ".repeat(10_000);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void recordsAndLongTextsCanBeReadWithoutTheOldKeyAfterwards() {
        var key = new RecordKey("acme", UUID.randomUUID());
        Attachment attachment;
        StoredRecord record;
        try (var blobs = blobs("old");
                var store = store("old")) {
            attachment =
                    new LongTexts(blobs).store(key.tenant(), key.id(), UUID.randomUUID(), LongText.STACK_TRACE, LONG);
            record = withAttachment(Events.stored(key, "boom"), attachment);
            store.write(List.of(record));
        }

        assertThat(reencrypt("new", "old")).isZero();
        assertThat(reencrypt("new", "old")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("1 records and their long texts are encrypted with the key 'new'");

        try (var blobs = blobs("new");
                var store = store("new")) {
            assertThat(store.read(List.of(key))).containsEntry(key, record.withRevision(3));
            assertThat(new LongTexts(blobs).read(key.tenant(), key.id(), attachment))
                    .contains(LONG);
        }
    }

    @Test
    void theOldKeyIsMissedUntilItIsDoneAndNotAfterwards() {
        try (var store = store("old")) {
            EncryptionMark.check(store.properties(), sealer("old"));
            store.write(List.of(Events.stored(new RecordKey("acme", UUID.randomUUID()), "boom")));
            EncryptionMark.check(store.properties(), sealer("new", "old"));

            assertThatExceptionOfType(SealedContentException.class)
                    .isThrownBy(() -> EncryptionMark.check(store.properties(), sealer("new")))
                    .withMessageContaining("'old'")
                    .withMessageContaining("put it back");
            assertThat(reencrypt("new", "old")).isZero();
            EncryptionMark.check(store.properties(), sealer("new"));
            assertThatExceptionOfType(SealedContentException.class)
                    .isThrownBy(() -> EncryptionMark.check(store.properties(), sealer("old")))
                    .withMessageContaining("'new'");
        }
    }

    @Test
    void aStoreThatIsInUseAndEmptyForgetsTheOldKeyToo() {
        try (var store = store("old")) {
            EncryptionMark.check(store.properties(), sealer("old"));
            EncryptionMark.check(store.properties(), sealer("new", "old"));
            assertThat(EncryptionMark.isIn(store.properties())).isTrue();
        }

        assertThat(reencrypt("new", "old")).isZero();
        try (var store = store("new")) {
            EncryptionMark.check(store.properties(), sealer("new"));
        }
    }

    @Test
    void aMissingKeyStopsItWithItsName() {
        try (var store = store("old")) {
            store.write(List.of(Events.stored(new RecordKey("acme", UUID.randomUUID()), "boom")));
        }

        assertThat(reencrypt("new")).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("'old'");
    }

    private int reencrypt(String... ids) {
        try (var blobs = blobs(ids);
                var store = store(ids)) {
            return new Reencrypt(
                            store,
                            new LongTexts(blobs),
                            sealer(ids),
                            new PrintStream(output, true, StandardCharsets.UTF_8))
                    .run();
        }
    }

    private RecordStore store(String... ids) {
        return JdbcRecordStore.open(
                new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null), sealer(ids));
    }

    private BlobStore blobs(String... ids) {
        return new SealedBlobStore(new FileBlobStore(folder.resolve("blobs")), sealer(ids));
    }

    private Sealer sealer(String... ids) {
        return Keys.sealer(folder, ids);
    }

    private static StoredRecord withAttachment(StoredRecord stored, Attachment attachment) {
        ErrorRecord record = Objects.requireNonNull(stored.record());
        return new StoredRecord(
                stored.key(),
                stored.revision(),
                record.withContext(record.context().withAttachments(List.of(attachment))),
                stored.applied(),
                stored.recentIds(),
                stored.textHash());
    }
}
