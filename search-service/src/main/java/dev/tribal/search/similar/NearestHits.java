package dev.tribal.search.similar;

import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.search.catalog.DocumentKeys;
import dev.tribal.search.catalog.RecordDocument;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Nearest neighbours that the read model knows and the filters let pass; others are deleted, or of somebody else.
 *
 * @param similarities cosine of each document, nearest first
 */
record NearestHits(Map<Integer, Double> similarities) {
    static final NearestHits NONE = new NearestHits(Map.of());

    static NearestHits of(List<Neighbour> neighbours, IndexSearcher searcher, Filters filters) throws IOException {
        Map<BytesRef, Integer> documents = documents(neighbours, searcher, filters);
        Map<Integer, Double> similarities = new LinkedHashMap<>();
        for (Neighbour neighbour : neighbours) {
            Integer document = documents.get(key(neighbour, filters));
            if (document != null) {
                similarities.putIfAbsent(document, neighbour.similarity());
            }
        }
        return new NearestHits(similarities);
    }

    /** The document that answers for a record, or {@code null} if none does that passes the filters. */
    static @Nullable Integer document(UUID id, IndexSearcher searcher, Filters filters) throws IOException {
        var neighbour = new Neighbour(id, 0);
        return documents(List.of(neighbour), searcher, filters).get(key(neighbour, filters));
    }

    /** Without those that are too far away and have no word in common either. */
    NearestHits plausible(double minSimilarity, Set<Integer> lexical) {
        Map<Integer, Double> plausible = new LinkedHashMap<>(similarities);
        plausible.entrySet().removeIf(hit -> hit.getValue() < minSimilarity && !lexical.contains(hit.getKey()));
        return new NearestHits(plausible);
    }

    @Nullable Double similarity(int document) {
        return similarities.get(document);
    }

    List<Integer> documents() {
        return List.copyOf(similarities.keySet());
    }

    private static Map<BytesRef, Integer> documents(List<Neighbour> neighbours, IndexSearcher searcher, Filters filters)
            throws IOException {
        if (neighbours.isEmpty()) {
            return Map.of();
        }
        var keys = neighbours.stream().map(neighbour -> key(neighbour, filters)).toList();
        var query = new BooleanQuery.Builder()
                .add(RecordDocument.answering(keys), BooleanClause.Occur.FILTER)
                .add(filters.query(), BooleanClause.Occur.FILTER)
                .build();
        Map<BytesRef, Integer> documents = new HashMap<>();
        for (ScoreDoc hit : searcher.search(query, keys.size()).scoreDocs) {
            for (BytesRef key : DocumentKeys.all(searcher, hit.doc)) {
                documents.put(key, hit.doc);
            }
        }
        return documents;
    }

    private static BytesRef key(Neighbour neighbour, Filters filters) {
        return RecordDocument.key(filters.tenant(), neighbour.id()).bytes();
    }
}
