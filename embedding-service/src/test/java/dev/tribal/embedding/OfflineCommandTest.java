package dev.tribal.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.EncryptionMark;
import dev.tribal.embedding.store.Keys;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineCommandTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void aStoreThatIsAwayEndsTheCommandWithOneSentence() {
        assertThat(run("--tribal.embedding.database.url=jdbc:postgresql://127.0.0.1:1/records"))
                .isEqualTo(1);
        assertThat(printed())
                .startsWith("tribal: ")
                .contains("tribal.embedding.database")
                .hasLineCount(1);
    }

    @Test
    void aStoreWithAnUnfinishedCopyIsRefused() {
        try (RecordStore store = open()) {
            store.properties().put("copy.progress", """
                    {"source": "a", "after": null, "records": 0, "complete": false}""");
        }

        assertThat(run()).isEqualTo(1);
        assertThat(printed()).contains("run the same tribal copy-records again").hasLineCount(1);
    }

    @Test
    void aStoreWithoutRecordsEndsTheCommandAndIsNotMade() {
        assertThat(run()).isEqualTo(1);
        assertThat(folder.resolve("records.db")).doesNotExist();
        open().close();
        assertThat(run()).isEqualTo(1);
        assertThat(printed().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("tribal: There are no records there yet, and nothing was done."));
    }

    @Test
    void aStoreInWhichAServiceNotedAKeyIsTheOneInUseAlsoWithoutRecords() {
        try (RecordStore store = open()) {
            EncryptionMark.note(store.properties(), Keys.sealer(folder, "old"));
        }
        assertThat(run("--tribal.encryption.keys-file=" + Keys.file(folder, "old")))
                .isEqualTo(7);
    }

    @Test
    void theWorkSaysHowTheCommandEnds() {
        try (RecordStore store = open()) {
            store.write(List.of(StoredRecord.unknown(new RecordKey("acme", UUID.randomUUID()), "topic")));
        }
        assertThat(run()).isEqualTo(7);
        assertThat(printed()).isEmpty();
    }

    /** Where the settings as delivered have it. */
    private RecordStore open() {
        return JdbcRecordStore.open(
                new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null), Sealer.NONE);
    }

    private int run(String... settings) {
        var arguments = new String[settings.length + 1];
        arguments[0] = "--tribal.data-dir=" + folder;
        System.arraycopy(settings, 0, arguments, 1, settings.length);
        return new OfflineCommand(new PrintStream(output, true, StandardCharsets.UTF_8), RecordStoreSource.class)
                .run(arguments, context -> context.getBean(RecordStore.class).count() == 0 ? 7 : 8);
    }

    private String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
