package dev.tribal.search.browse;

import dev.tribal.search.catalog.RecordDocument;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Counts how often each value of a field stands in the documents that a query matches. */
final class FacetCount {
    private static final Comparator<FacetValue> FREQUENT_FIRST =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    private FacetCount() {}

    static List<FacetValue> of(IndexSearcher searcher, Query query, String field) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer matches = weight.scorer(leaf);
            SortedSetDocValues values = leaf.reader().getSortedSetDocValues(field);
            if (matches != null && values != null) {
                count(matches.iterator(), leaf.reader().getLiveDocs(), values, counts);
            }
        }
        // It stands for reports without a project.
        counts.remove(RecordDocument.NO_PROJECT);
        return counts.entrySet().stream()
                .map(entry -> new FacetValue(entry.getKey(), entry.getValue()))
                .sorted(FREQUENT_FIRST)
                .toList();
    }

    private static void count(
            DocIdSetIterator matches, @Nullable Bits live, SortedSetDocValues values, Map<String, Long> counts)
            throws IOException {
        long[] byOrdinal = new long[Math.toIntExact(values.getValueCount())];
        for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
            if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    byOrdinal[Math.toIntExact(values.nextOrd())]++;
                }
            }
        }
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            if (byOrdinal[ordinal] > 0) {
                counts.merge(values.lookupOrd(ordinal).utf8ToString(), byOrdinal[ordinal], Long::sum);
            }
        }
    }
}
