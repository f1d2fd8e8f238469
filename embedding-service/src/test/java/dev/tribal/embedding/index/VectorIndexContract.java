package dev.tribal.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.model.ModelIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every vector index does; each backend runs it against the real thing. */
public interface VectorIndexContract {
    /** The identity of the index under test: vectors of length 4. */
    IndexIdentity IDENTITY = identity("one");

    /** The name of the index under test. */
    String NAME = IDENTITY.name(1);

    /** An identity that differs in the model only. */
    static IndexIdentity identity(String model) {
        return new IndexIdentity(new ModelIdentity(model, "hash", "runtime:1", 256, 4), 1);
    }

    /** The place of the index under test. */
    VectorIndexes indexes();

    /** The index under test, empty before each case. */
    VectorIndex index();

    /** Closes the index under test and opens it again for an identity. */
    VectorIndex reopened(IndexIdentity identity);

    @Test
    default void anEmptyIndexFindsNothing() {
        RecordKey key = key("acme");

        assertThat(index().nearest("acme", vector(1, 0), 10)).isEmpty();
        assertThat(index().count()).isZero();
        assertThat(index().absent(List.of(key))).containsExactly(key);
        index().update(Map.of(), List.of(key));
        index().clear();
        index().check();
    }

    @Test
    default void theNearestComeFirstWithTheirCosine() {
        RecordKey same = key("acme");
        RecordKey half = key("acme");
        RecordKey opposite = key("acme");
        index().update(Map.of(same, vector(1, 0), half, vector(0.6f, 0.8f), opposite, vector(-1, 0)), List.of());

        var found = index().nearest("acme", vector(1, 0), 10);
        assertThat(found).extracting(VectorIndex.Neighbour::id).containsExactly(same.id(), half.id(), opposite.id());
        assertThat(found.get(0).cosine()).isCloseTo(1, within(1e-5));
        assertThat(found.get(1).cosine()).isCloseTo(0.6, within(1e-5));
        assertThat(found.get(2).cosine()).isCloseTo(-1, within(1e-5));
        assertThat(index().nearest("acme", vector(1, 0), 1)).hasSize(1);
    }

    @Test
    default void amongSomeRecordsNoOtherIsFound() {
        RecordKey nearest = key("acme");
        RecordKey second = key("acme");
        RecordKey third = key("acme");
        RecordKey foreign = key("evil");
        index().update(
                        Map.of(
                                nearest, vector(1, 0),
                                second, vector(0.6f, 0.8f),
                                third, vector(-1, 0),
                                foreign, vector(1, 0)),
                        List.of());

        assertThat(index().nearestAmong(
                                "acme",
                                vector(1, 0),
                                10,
                                List.of(third.id(), foreign.id(), second.id(), UUID.randomUUID())))
                .extracting(VectorIndex.Neighbour::id)
                .containsExactly(second.id(), third.id());
        assertThat(index().nearestAmong("acme", vector(1, 0), 10, List.of())).isEmpty();
        assertThat(index().nearestAmong("acme", vector(1, 0), 10, List.of(UUID.randomUUID())))
                .isEmpty();
        assertThat(index().nearestAmong("nobody", vector(1, 0), 10, List.of(nearest.id())))
                .isEmpty();
    }

    @Test
    default void eachOfManyThatAreAlmostTheSameIsFoundAmongItself() {
        Map<RecordKey, float[]> alike = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            alike.put(key("acme"), vector(1, i * 1e-6f));
        }
        index().update(alike, List.of());

        assertThat(alike.keySet().stream().limit(300))
                .allSatisfy(key -> assertThat(index().nearestAmong("acme", vector(1, 0), 1, List.of(key.id())))
                        .extracting(VectorIndex.Neighbour::id)
                        .containsExactly(key.id()));
    }

    @Test
    default void anUpsertReplacesAndIsIdempotent() {
        RecordKey key = key("acme");
        index().update(Map.of(key, vector(1, 0)), List.of());
        index().update(Map.of(key, vector(0, 1)), List.of());
        index().update(Map.of(key, vector(0, 1)), List.of());

        assertThat(index().count()).isEqualTo(1);
        assertThat(index().nearest("acme", vector(0, 1), 5).getFirst().cosine()).isCloseTo(1, within(1e-5));
    }

    @Test
    default void aDeletedVectorIsNotFound() {
        RecordKey kept = key("acme");
        RecordKey gone = key("acme");
        index().update(Map.of(kept, vector(1, 0), gone, vector(1, 0)), List.of());
        index().update(Map.of(), List.of(gone, key("acme")));

        assertThat(index().nearest("acme", vector(1, 0), 5))
                .extracting(VectorIndex.Neighbour::id)
                .containsExactly(kept.id());
        assertThat(index().absent(List.of(kept, gone))).isEqualTo(Set.of(gone));
        assertThat(index().count()).isEqualTo(1);
    }

    @Test
    default void noTenantSeesAnother() {
        UUID id = UUID.randomUUID();
        index().update(
                        Map.of(new RecordKey("acme", id), vector(1, 0), new RecordKey("evil", id), vector(0, 1)),
                        List.of());

        assertThat(index().nearest("acme", vector(0, 1), 5)).hasSize(1);
        assertThat(index().nearest("nobody", vector(0, 1), 5)).isEmpty();
        index().update(Map.of(), List.of(new RecordKey("acme", id)));
        assertThat(index().nearest("evil", vector(0, 1), 5)).hasSize(1);
    }

    @Test
    default void theNearestOfManyAreTheTrueOnes() {
        var random = new Random(7);
        Map<RecordKey, float[]> vectors = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            vectors.put(key("tenant" + i % 2), random(random));
        }
        index().update(vectors, List.of());
        float[] query = random(random);
        List<UUID> truth = vectors.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals("tenant0"))
                .sorted((a, b) -> Double.compare(dot(b.getValue(), query), dot(a.getValue(), query)))
                .limit(10)
                .map(entry -> entry.getKey().id())
                .toList();

        assertThat(index().nearest("tenant0", query, 10).stream()
                        .filter(found -> truth.contains(found.id()))
                        .count())
                .isGreaterThanOrEqualTo(9);
    }

    @Test
    default void everythingIsThereAfterARestart() {
        RecordKey key = key("acme");
        index().update(Map.of(key, vector(1, 0)), List.of());

        assertThat(reopened(IDENTITY).nearest("acme", vector(1, 0), 5)).hasSize(1);
    }

    @Test
    default void anIndexOfAnotherIdentityIsRefusedAndLeftAsItIs() {
        index().update(Map.of(key("acme"), vector(1, 0)), List.of());

        assertThatThrownBy(() -> reopened(identity("two")))
                .isInstanceOf(IndexIdentityException.class)
                .hasMessageContainingAll(NAME, "one", "two", "tribal reindex");
        assertThat(reopened(IDENTITY).count()).isEqualTo(1);
    }

    @Test
    default void indexesOfDifferentNamesKnowNothingOfEachOther() {
        IndexIdentity other = identity("two");
        RecordKey key = key("acme");
        index().update(Map.of(key, vector(1, 0)), List.of());
        try (VectorIndex second = indexes().open(other.name(1), other)) {
            assertThat(second.count()).isZero();
            second.update(Map.of(key, vector(0, 1)), List.of());
        }

        assertThat(indexes().names()).containsExactlyInAnyOrder(NAME, other.name(1));
        indexes().drop(other.name(1));
        indexes().drop("tribal-unknown");
        assertThat(indexes().names()).containsExactly(NAME);
        assertThat(index().nearest("acme", vector(1, 0), 5).getFirst().cosine()).isCloseTo(1, within(1e-5));
    }

    @Test
    default void clearRemovesEverything() {
        index().update(Map.of(key("acme"), vector(1, 0)), List.of());
        index().clear();

        assertThat(index().count()).isZero();
        assertThat(reopened(IDENTITY).count()).isZero();
    }

    private static RecordKey key(String tenant) {
        return new RecordKey(tenant, UUID.randomUUID());
    }

    private static float[] vector(float x, float y) {
        return new float[] {x, y, 0, 0};
    }

    private static float[] random(Random random) {
        float[] vector = new float[4];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
