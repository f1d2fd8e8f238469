package dev.tribal.benchmarks.quality;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.embedding.retrieval.RetrievalText;
import dev.tribal.platform.quality.RetrievalSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Ranks by the cosine of vectors alone, compared with every record. */
final class DenseRanker implements Ranker {
    private final List<UUID> ids;
    private final List<float[]> vectors;
    private final UnaryOperator<String> query;
    private final VectorCache cache;

    private DenseRanker(
            List<ErrorRecord> records,
            Function<ErrorRecord, String> document,
            UnaryOperator<String> query,
            VectorCache cache)
            throws IOException {
        List<String> texts = records.stream().map(document).toList();
        cache.prepare(texts);
        this.ids = records.stream().map(ErrorRecord::id).toList();
        this.vectors = texts.stream().map(cache::of).toList();
        this.query = query;
        this.cache = cache;
    }

    /** As the product renders texts for its model. */
    static DenseRanker product(RetrievalSet set, VectorCache cache) throws IOException {
        cache.prepare(set.questions().stream()
                .map(question -> RetrievalText.ofText(question.text()))
                .toList());
        return new DenseRanker(set.records(), RetrievalText::ofRecord, RetrievalText::ofText, cache);
    }

    /** The way of the first Tribal: the record as JSON, the question as it is. */
    static DenseRanker classic(RetrievalSet set, VectorCache cache) throws IOException {
        cache.prepare(set.questions().stream().map(RetrievalSet.Question::text).toList());
        return new DenseRanker(set.records(), DenseRanker::json, UnaryOperator.identity(), cache);
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

    private static String json(ErrorRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("error_type", record.errorType());
        fields.put("error_message", record.context().errorMessage());
        fields.put("stack_trace", record.context().stackTrace());
        record.solutions().forEach(solution -> fields.put("solution_description", solution.description()));
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
