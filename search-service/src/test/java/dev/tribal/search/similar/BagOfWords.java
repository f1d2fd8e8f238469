package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestQuery;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Stands for a model where only the ranking counts: nearness of hashed words, which loads nothing and never changes. */
final class BagOfWords implements NearestErrors {
    private static final int DIMENSION = 2_048;

    private final Map<UUID, float[]> vectors = new LinkedHashMap<>();

    BagOfWords(List<ErrorRecord> records) {
        records.forEach(record -> vectors.put(
                record.id(),
                vector(record.errorType() + " " + record.context().errorMessage() + " "
                        + record.context().stackTrace())));
    }

    @Override
    public NearestResult nearest(NearestQuery query) {
        float[] asked = vector(query.query());
        return new NearestResult(vectors.entrySet().stream()
                .map(known -> new Neighbour(known.getKey(), cosine(asked, known.getValue())))
                .sorted(Comparator.comparingDouble(Neighbour::similarity).reversed())
                .limit(query.limit())
                .toList());
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSION];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            vector[Math.floorMod(word.hashCode() * 0x9E3779B1, DIMENSION)]++;
        }
        double length = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) Math.sqrt(vector[i]);
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private static double cosine(float[] one, float[] other) {
        double cosine = 0;
        for (int i = 0; i < DIMENSION; i++) {
            cosine += one[i] * other[i];
        }
        return cosine;
    }
}
