package dev.tribal.standalone.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.TemplateObserved;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.standalone.backup.targets.BackupTarget;
import dev.tribal.standalone.backup.targets.FolderTarget;
import dev.tribal.standalone.backup.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** An installation that is backed up and one that is restored, and what happens in them. */
abstract class RestoreFixture {
    static final String TENANT = "acme";
    static final Sealer SEALER = Sealer.with("backup", new SecretKeySpec(new byte[32], "AES"));

    @TempDir
    Path folder;

    final List<UUID> errors = Stream.generate(UUID::randomUUID).limit(8).toList();
    final UUID lost = UUID.randomUUID();

    /** A new and empty installation, whose files are in a folder. */
    abstract SmallTribal tribal(Path folder, int partitions);

    /** The same place for backups every time. */
    BackupTarget target() {
        return new FolderTarget(folder.resolve("backups"));
    }

    /** A moment after everything so far and before everything to come, for clocks that count milliseconds. */
    static Instant afterThis() {
        Instant moment = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        Awaitility.await().until(() -> Instant.now().isAfter(moment.plusMillis(2)));
        return moment;
    }

    static void assertOccurrences(SmallTribal tribal, Map<UUID, Long> expected) {
        expected.forEach((error, count) -> {
            StoredRecord stored = tribal.find(new RecordKey(TENANT, error));
            assertThat(stored).as(error.toString()).isNotNull();
            assertThat(stored.record().occurrences()).as(error.toString()).isEqualTo(count);
        });
    }

    final Vault vault() {
        return new Vault(target(), SEALER);
    }

    static ErrorEvent report(UUID error) {
        return report(UUID.randomUUID(), error, null);
    }

    static ErrorEvent report(UUID event, UUID error, @Nullable Attachment text) {
        var context =
                new ErrorContext("java", null, "boom", null, null, null, text == null ? List.of() : List.of(text));
        return event(event, error, new ErrorReported("v1:x", "Boom", context, null, Map.of(), null));
    }

    static ErrorEvent observed(UUID leaf, String text) {
        UUID error = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return event(leaf, new TemplateObserved(error, "v2:template:" + error, "loginerror", text));
    }

    static ErrorEvent event(UUID error, ErrorEventData data) {
        return event(UUID.randomUUID(), error, data);
    }

    static ErrorEvent event(UUID id, UUID error, ErrorEventData data) {
        return new ErrorEvent(id, Instant.now(), TENANT, error, null, false, data);
    }
}
