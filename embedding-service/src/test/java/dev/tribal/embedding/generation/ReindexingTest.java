package dev.tribal.embedding.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.generation.IndexGeneration.State;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.index.lucene.LuceneVectorIndexes;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReindexingTest {
    @TempDir
    private Path folder;

    private final NamedModel small = new NamedModel("small", 2);
    private NamedModel large = new NamedModel("large", 4);
    private final AtomicReference<Runnable> betweenLookAndChange = new AtomicReference<>(() -> {});
    private VectorIndexes indexes;
    private RecordStore store;
    private Generations generations;
    private Reindexing reindexing;

    @BeforeEach
    void open() {
        indexes = new LuceneVectorIndexes(folder.resolve("index"));
        var location = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        store = JdbcRecordStore.open(location, Sealer.NONE);
        start(IndexChoice.of("", "small"));
    }

    @AfterEach
    void close() {
        stop();
        store.close();
    }

    @Test
    void aNewIndexServesWhenItIsComplete() {
        List<RecordKey> keys = put(250);
        String before = generations.serving().name();

        reindex();
        assertThat(generations.serving().name()).isEqualTo(before);

        awaitServing("large");
        assertThat(generations.serving().index().count()).isEqualTo(250);
        assertThat(generations.serving().index().absent(keys)).isEmpty();
        assertThat(generations.building()).isEmpty();
    }

    @Test
    void theOldIndexIsKeptUntilItIsDropped() {
        put(1);
        IndexGeneration old = generations.serving().generation();
        reindex();
        awaitServing("large");

        assertThat(generations.all())
                .extracting(IndexGeneration::model, IndexGeneration::state)
                .containsExactly(tuple("small", State.RETIRED), tuple("large", State.SERVING));
        assertThat(indexes.names()).contains(old.name()).hasSize(2);
        generations.drop(old);
        assertThat(indexes.names()).containsExactly(generations.serving().name());
    }

    @Test
    void whileItIsBuiltBothIndexesGetEveryChange() {
        reindex();

        assertThat(generations.written())
                .extracting(open -> open.generation().model())
                .containsExactly("small", "large");
        assertThat(generations.serving().generation().model()).isEqualTo("small");
    }

    @Test
    void aSecondOneIsRefusedWhileOneIsBuilt() {
        reindex();

        assertThat(generations.add("lucene", "small")).isEmpty();
    }

    @Test
    void ofTwoProcessesThatBeginAtTheSameMomentOneBuilds() {
        var elsewhere = new LuceneVectorIndexes(folder.resolve("elsewhere"));
        try (var other = Generations.open(
                store.properties(),
                IndexChoice.of("", ""),
                name -> name.equals("small") ? small : large,
                _ -> elsewhere)) {
            // Between our look at the list and our change of it.
            betweenLookAndChange.set(() -> {
                betweenLookAndChange.set(() -> {});
                assertThat(other.add("lucene", "large")).isPresent();
            });

            assertThat(generations.add("lucene", "large")).isEmpty();
        }
        assertThat(generations.all()).extracting(IndexGeneration::model).containsExactly("small", "large");
        assertThat(generations.building()).isPresent();
    }

    @Test
    void aBuildThatIsGivenUpLeavesNothing() {
        put(10);
        IndexGeneration given = reindex();
        generations.drop(given);

        assertThat(generations.building()).isEmpty();
        assertThat(indexes.names()).containsExactly(generations.serving().name());
    }

    @Test
    void afterAKillItGoesOnBehindTheLastPageThatWasDone() {
        put(250);
        var secondPage = new CountDownLatch(2);
        large.meanwhile = () -> {
            secondPage.countDown();
            if (secondPage.getCount() == 0 && large.texts.size() <= 200) {
                throw new IllegalStateException("killed");
            }
        };
        String name = reindex().name();
        await().until(() -> secondPage.getCount() == 0);
        stop();
        int before = large.texts.size();
        large.meanwhile = () -> {};

        start(IndexChoice.of("", ""));
        reindexing.build(name);
        awaitServing("large");
        assertThat(generations.serving().index().count()).isEqualTo(250);
        assertThat(large.texts.size() - before).isEqualTo(150);
    }

    @Test
    void aSettingAloneDoesNotChangeTheModel() {
        stop();

        assertThatThrownBy(() -> start(IndexChoice.of("", "large")))
                .isInstanceOf(ChoiceRefusedException.class)
                .hasMessage(
                        "tribal.embedding.model is 'large', but the vector index in use was made with 'small'. Start"
                                + " with tribal.embedding.model=small, or without that setting, and run"
                                + " 'tribal reindex --model large'.");
        assertThatThrownBy(() -> start(IndexChoice.of("chroma", "")))
                .isInstanceOf(ChoiceRefusedException.class)
                .hasMessageContaining("tribal reindex --vector-index chroma");
        start(IndexChoice.of("lucene", "small"));
    }

    @Test
    void anIndexThatAnEarlierVersionWasBuildingInAnotherWayIsGivenUp() {
        put(3);
        reindex();
        stop();
        large = new NamedModel("large", 8);

        start(IndexChoice.of("", ""));
        assertThat(generations.building()).isEmpty();
        assertThat(generations.serving().generation().model()).isEqualTo("small");
        assertThat(indexes.names()).containsExactly(generations.serving().name());
    }

    @Test
    void withoutASettingTheIndexInUseIsUsed() {
        reindex();
        awaitServing("large");
        stop();

        start(IndexChoice.of("", ""));
        assertThat(generations.serving().generation().model()).isEqualTo("large");
    }

    private void start(IndexChoice choice) {
        Map<String, EmbeddingModel> models = Map.of("small", small, "large", large);
        generations = Generations.open(
                store.properties(),
                choice,
                name -> {
                    betweenLookAndChange.get().run();
                    return models.get(name);
                },
                _ -> indexes);
        reindexing = new Reindexing(generations, store, Duration.ofMillis(50));
        reindexing.start();
    }

    private void stop() {
        reindexing.stop();
        generations.close();
    }

    private IndexGeneration reindex() {
        IndexGeneration added = generations.add("lucene", "large").orElseThrow();
        reindexing.build(added.name());
        return added;
    }

    private void awaitServing(String model) {
        await().until(() -> generations.serving().generation().model().equals(model));
    }

    private List<RecordKey> put(int count) {
        List<StoredRecord> records = IntStream.range(0, count)
                .mapToObj(i -> Events.stored(new RecordKey("acme", UUID.randomUUID()), "error " + i))
                .toList();
        store.write(records);
        return records.stream().map(StoredRecord::key).toList();
    }
}
