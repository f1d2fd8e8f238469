package dev.tribal.benchmarks;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.model.ModelIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Vectors indexed per second, and time of a search, of one kind of vector index. */
final class VectorRates {
    static final int DIMENSION = 384;
    static final String TENANT = "benchmark";
    /** As many as the product updates in one batch. */
    static final int BATCH = 200;
    /** As many neighbours as the product asks for. */
    static final int NEIGHBOURS = 100;

    static final IndexIdentity IDENTITY = new IndexIdentity(new ModelIdentity("benchmark", "", "", 256, DIMENSION), 1);

    private VectorRates() {}

    /** Measures with each number of vectors, in an index of its own that is dropped afterwards. */
    static void measure(VectorIndexes indexes, List<Integer> sizes, int searches, Table table) {
        for (int size : sizes) {
            String name = IDENTITY.name(size);
            try (VectorIndex index = indexes.open(name, IDENTITY)) {
                table.add(
                        "%s: vectors indexed per second, up to %,d".formatted(indexes.backend(), size),
                        String.format(Locale.ROOT, "%.0f/s", fill(index, size)),
                        "",
                        "");
                sample(index, searches / 5);
                table.add(
                        "%s: %d nearest of %,d vectors".formatted(indexes.backend(), NEIGHBOURS, size),
                        sample(index, searches).toString(),
                        "",
                        "");
            }
            indexes.drop(name);
        }
    }

    /** Vectors indexed per second. */
    static double fill(VectorIndex index, int size) {
        long start = System.nanoTime();
        for (int from = 0; from < size; from += BATCH) {
            Map<RecordKey, float[]> batch = new HashMap<>();
            IntStream.range(from, Math.min(size, from + BATCH))
                    .forEach(i -> batch.put(new RecordKey(TENANT, new UUID(0, i)), vector(i)));
            index.update(batch, List.of());
        }
        return size / ((System.nanoTime() - start) / 1e9);
    }

    private static Sample sample(VectorIndex index, int searches) {
        return new Sample(
                IntStream.range(0, searches).mapToLong(i -> search(index, i)).toArray());
    }

    /** The time of the n-th search, in nanoseconds. */
    static long search(VectorIndex index, int n) {
        float[] query = query(n);
        long start = System.nanoTime();
        index.nearest(TENANT, query, NEIGHBOURS);
        return System.nanoTime() - start;
    }

    static float[] query(int n) {
        return vector(-1 - n);
    }

    /**
     * The n-th vector, of length 1. Texts are not spread evenly over the sphere, and an index of evenly spread vectors
     * would be slower than one of texts; so these lie around one of a few hundred centres.
     */
    static float[] vector(int n) {
        var random = new Random(n);
        var centre = new Random(random.nextInt(300));
        float[] vector = new float[DIMENSION];
        double squares = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (centre.nextGaussian() + 0.7 * random.nextGaussian());
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
