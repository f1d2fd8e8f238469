package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Finds records by the further fingerprints of their reports. */
public final class FingerprintIndex {
    private static final Sort LATEST_FIRST =
            new Sort(new SortField(RecordDocument.LAST_SEEN, SortField.Type.LONG, true));

    private final Catalog catalog;

    public FingerprintIndex(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The visible records that have at least one of the fingerprints, the latest seen first. */
    public List<ErrorRecord> find(Visible visible, List<String> fingerprints, int most) {
        if (fingerprints.isEmpty()) {
            return List.of();
        }
        List<BytesRef> terms = fingerprints.stream().map(BytesRef::new).toList();
        var query = new BooleanQuery.Builder()
                .add(new TermInSetQuery(RecordDocument.FINGERPRINT, terms), BooleanClause.Occur.FILTER);
        visible.addTo(query);
        return catalog.read(searcher -> {
            List<ErrorRecord> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), most, LATEST_FIRST).scoreDocs) {
                found.add(catalog.record(searcher, hit.doc));
            }
            return found;
        });
    }

    /** Tells the fingerprints of each visible record that has some. */
    public void forEach(Visible visible, Listener listener) {
        catalog.read(searcher -> {
            var weight = searcher.createWeight(searcher.rewrite(visible.query()), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                if (!tell(leaf, weight.scorer(leaf), listener)) {
                    break;
                }
            }
            return listener;
        });
    }

    private static boolean tell(LeafReaderContext leaf, @Nullable Scorer visible, Listener listener)
            throws IOException {
        SortedSetDocValues values = leaf.reader().getSortedSetDocValues(RecordDocument.FINGERPRINT);
        if (visible == null || values == null) {
            return true;
        }
        var live = leaf.reader().getLiveDocs();
        DocIdSetIterator documents = visible.iterator();
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if ((live == null || live.get(document)) && values.advanceExact(document)) {
                if (!listener.record(leaf.docBase + document, texts(values))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> texts(SortedSetDocValues values) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.docValueCount(); i++) {
            texts.add(values.lookupOrd(values.nextOrd()).utf8ToString());
        }
        return texts;
    }

    /** Takes the fingerprints of one record after the other. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param number stands for the record during one call
         * @return whether to go on
         */
        boolean record(int number, List<String> fingerprints);
    }
}
