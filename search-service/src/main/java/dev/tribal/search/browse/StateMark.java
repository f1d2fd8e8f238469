package dev.tribal.search.browse;

import dev.tribal.search.catalog.RecordDocument;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** A number that stands for the state of all documents that a query matches, in whatever order they are kept. */
final class StateMark {
    private static final List<String> FIELDS =
            List.of(RecordDocument.PARTITION, RecordDocument.OFFSET, RecordDocument.LAST_SEEN);

    private StateMark() {}

    static long of(IndexSearcher searcher, Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        long mark = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer matches = weight.scorer(leaf);
            if (matches != null) {
                mark += of(leaf.reader(), matches.iterator());
            }
        }
        return mark;
    }

    private static long of(LeafReader reader, DocIdSetIterator matches) throws IOException {
        Bits live = reader.getLiveDocs();
        NumericDocValues[] values = new NumericDocValues[FIELDS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.getNumericDocValues(FIELDS.get(i));
        }
        long mark = 0;
        for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
            if (live == null || live.get(doc)) {
                mark += mixed(values, doc);
            }
        }
        return mark;
    }

    private static long mixed(NumericDocValues[] values, int doc) throws IOException {
        long hash = 1;
        for (NumericDocValues value : values) {
            hash = hash * 31 + (value.advanceExact(doc) ? value.longValue() : 0);
        }
        // Without this, two changes that cancel each other out would be likely.
        hash ^= hash >>> 31;
        return hash * 0x9E3779B97F4A7C15L;
    }
}
