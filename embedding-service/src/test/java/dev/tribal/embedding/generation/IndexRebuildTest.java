package dev.tribal.embedding.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.lucene.LuceneVectorIndexes;
import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.ModelIdentity;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexRebuildTest {
    @TempDir
    private Path folder;

    private final FakeModel model = new FakeModel();
    private RecordStore store;
    private VectorIndex index;
    private IndexRebuild rebuild;

    @BeforeEach
    void open() {
        var location = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        store = JdbcRecordStore.open(location, Sealer.NONE);
        var identity = new IndexIdentity(model.identity(), 1);
        index = new LuceneVectorIndexes(folder.resolve("index")).open(identity.name(1), identity);
        rebuild = new IndexRebuild(store, model, index);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @Test
    void nothingIsDoneIfIndexAndStoreAreInStep() {
        assertThat(rebuild.isNeeded()).isFalse();
        StoredRecord record = put("one");
        index.update(Map.of(record.key(), FakeModel.VECTOR), List.of());

        assertThat(rebuild.isNeeded()).isFalse();
    }

    @Test
    void onlyWhatIsMissingIsEmbedded() {
        index.update(Map.of(put("one").key(), FakeModel.VECTOR), List.of());
        put("two");

        assertThat(rebuild.isNeeded()).isTrue();
        run();
        assertThat(model.texts).singleElement().asString().contains("two");
        assertThat(index.count()).isEqualTo(2);
        assertThat(rebuild.isNeeded()).isFalse();
    }

    @Test
    void vectorsThatNoRecordHasAreRemoved() {
        put("one");
        index.update(Map.of(key(), FakeModel.VECTOR, key(), FakeModel.VECTOR), List.of());

        assertThat(rebuild.isNeeded()).isTrue();
        run();
        assertThat(index.count()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsDeletedMeanwhileGetsNoVector() {
        StoredRecord record = put("one");
        model.meanwhile = () -> {
            store.write(List.of(new StoredRecord(record.key(), 1, null, record.applied(), List.of(), null)));
            index.update(Map.of(), List.of(record.key()));
        };

        run();
        assertThat(index.count()).isZero();
    }

    @Test
    void aRecordThatIsChangedMeanwhileGetsItsNewVector() {
        StoredRecord record = put("one");
        model.meanwhile = () -> store.write(List.of(new StoredRecord(
                record.key(),
                1,
                Events.record(record.key().id(), "changed"),
                record.applied(),
                List.of(),
                "other hash")));

        run();
        assertThat(model.texts).hasSize(2).last().asString().contains("changed");
    }

    private void run() {
        rebuild.run(null, () -> false, (_, _) -> {});
    }

    private StoredRecord put(String message) {
        StoredRecord record = Events.stored(key(), message);
        store.write(List.of(record));
        return record;
    }

    private static RecordKey key() {
        return new RecordKey("acme", UUID.randomUUID());
    }

    /** Gives every text the same vector and lets something happen while it works. */
    private static final class FakeModel implements EmbeddingModel {
        private static final float[] VECTOR = {1, 0};
        private final List<String> texts = new ArrayList<>();
        private Runnable meanwhile = () -> {};

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("fake", "", "", 1, 2);
        }

        @Override
        public List<Embedding> embed(List<String> given) {
            texts.addAll(given);
            Runnable event = meanwhile;
            meanwhile = () -> {};
            event.run();
            return given.stream().map(_ -> new Embedding(VECTOR, 1)).toList();
        }

        @Override
        public void check() {}

        @Override
        public void close() {}
    }
}
