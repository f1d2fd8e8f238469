package dev.tribal.embedding.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.generation.IndexGeneration.State;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationLedgerTest {
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

    @Test
    void aChangeThatAnotherProcessMakesMeanwhileIsNotLost() {
        var ledger = new GenerationLedger(store.properties());
        var another = new GenerationLedger(store.properties());
        List<Integer> seen = new ArrayList<>();

        ledger.change(all -> {
            seen.add(all.size());
            if (seen.size() == 1) {
                another.change(theirs -> with(theirs, "theirs"));
            }
            return with(all, "ours");
        });

        assertThat(seen).containsExactly(0, 1);
        assertThat(ledger.generations()).extracting(IndexGeneration::name).containsExactly("theirs", "ours");
    }

    private static List<IndexGeneration> with(List<IndexGeneration> all, String name) {
        List<IndexGeneration> now = new ArrayList<>(all);
        now.add(new IndexGeneration(name, "lucene", "small", "identity", State.RETIRED, Instant.EPOCH));
        return now;
    }
}
