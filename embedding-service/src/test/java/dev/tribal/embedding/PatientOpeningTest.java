package dev.tribal.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientOpeningTest {
    private final PatientOpening patience = new PatientOpening(Duration.ofMillis(1));

    @TempDir
    private Path folder;

    @Test
    void aStoreThatIsAwayIsWaitedFor() {
        var tries = new AtomicInteger();

        try (RecordStore store = patience.open(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new RecordStoreException("The table is not there.", null);
            }
            var location = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
            return JdbcRecordStore.open(location, Sealer.NONE);
        })) {
            assertThat(tries).hasValue(3);
            assertThat(store.count()).isZero();
        }
    }

    @Test
    void whatWaitingDoesNotHelpAgainstIsThrown() {
        assertThatThrownBy(() -> patience.open(() -> {
                    throw new IllegalArgumentException("unknown");
                }))
                .hasMessage("unknown");
    }
}
