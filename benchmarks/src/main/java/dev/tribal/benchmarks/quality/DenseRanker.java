package dev.tribal.benchmarks.quality;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.platform.quality.RetrievalSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Ranks by the cosine of vectors alone, compared with every record. */
final class DenseRanker implements Ranker {
    private final List<UUID> ids;
    private final List<float[]> vectors;
    private final UnaryOperator<String> query;
    private final VectorCache cache;

    DenseRanker(RetrievalSet set, Rendering rendering, VectorCache cache) throws IOException {
        List<String> texts = set.records().stream().map(rendering.document()).toList();
        cache.prepare(texts);
        cache.prepare(set.questions().stream()
                .map(question -> rendering.query().apply(question.text()))
                .toList());
        this.ids = set.records().stream().map(ErrorRecord::id).toList();
        this.vectors = texts.stream().map(cache::of).toList();
        this.query = rendering.query();
        this.cache = cache;
    }

    /** The nearest of all, nearest first. */
    List<Neighbour> nearest(String text, int most) {
        float[] vector = cache.of(query.apply(text));
        List<Neighbour> all = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            all.add(new Neighbour(ids.get(i), cosine(vector, vectors.get(i))));
        }
        all.sort(Comparator.comparingDouble(Neighbour::similarity).reversed());
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    @Override
    public List<UUID> rank(String text) {
        return nearest(text, MOST).stream().map(Neighbour::id).toList();
    }

    /** Of vectors of length 1. */
    private static double cosine(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
