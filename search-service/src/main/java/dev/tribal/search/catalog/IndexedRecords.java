package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.RecordChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** The records in one view of the read model, each as it came from the records topic, whatever it is a part of. */
record IndexedRecords(IndexSearcher searcher, RecordDocument documents) {
    /** The changes that are not older than what is indexed, the latest of each record. */
    Map<RecordName, RecordChange> news(Collection<RecordChange> changes) throws IOException {
        Map<RecordName, RecordChange> news = new LinkedHashMap<>();
        for (RecordChange change : changes) {
            news.merge(
                    RecordName.of(change),
                    change,
                    (earlier, later) -> isOlder(positionOf(later), positionOf(earlier)) ? earlier : later);
        }
        for (RecordChange change : List.copyOf(news.values())) {
            if (isOlder(positionOf(change), position(RecordName.of(change)))) {
                news.remove(RecordName.of(change));
            }
        }
        return news;
    }

    /** The record of this name; {@code null} if there is none. */
    @Nullable ErrorRecord find(RecordName name) throws IOException {
        ScoreDoc hit = document(name);
        return hit == null ? null : documents.own(searcher.storedFields().document(hit.doc));
    }

    /** What a record is merged into; {@code null} if it stands by itself, or there is none. */
    @Nullable RecordName targetOf(RecordName name) throws IOException {
        ScoreDoc hit = document(name);
        if (hit == null) {
            return null;
        }
        LeafReaderContext leaf = leaf(hit.doc);
        var targets = leaf.reader().getBinaryDocValues(RecordDocument.MERGED_INTO);
        return targets == null || !targets.advanceExact(hit.doc - leaf.docBase)
                ? null
                : RecordName.of(targets.binaryValue());
    }

    /** Whether there is such a record, and no search finds it. */
    boolean isPart(RecordName name) throws IOException {
        var found = new BooleanQuery.Builder()
                .add(new TermQuery(name.term()), BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(RecordDocument.TENANT, name.tenant())), BooleanClause.Occur.FILTER)
                .build();
        return document(name) != null && searcher.count(found) == 0;
    }

    /** The records that are merged into this one, which may be unknown. */
    List<RecordName> partsOf(RecordName name) throws IOException {
        var term = new Term(RecordDocument.MERGED_INTO, name.term().bytes());
        int most = searcher.getIndexReader().docFreq(term);
        List<RecordName> parts = new ArrayList<>();
        if (most > 0) {
            for (ScoreDoc hit : searcher.search(new TermQuery(term), most).scoreDocs) {
                parts.add(RecordName.of(DocumentKeys.own(searcher, hit.doc)));
            }
        }
        return parts;
    }

    private @Nullable Position position(RecordName name) throws IOException {
        ScoreDoc hit = document(name);
        return hit == null
                ? null
                : new Position((int) number(RecordDocument.PARTITION, hit.doc), number(RecordDocument.OFFSET, hit.doc));
    }

    private long number(String field, int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        var values = leaf.reader().getNumericDocValues(field);
        values.advanceExact(document - leaf.docBase);
        return values.longValue();
    }

    private @Nullable ScoreDoc document(RecordName name) throws IOException {
        ScoreDoc[] hits = searcher.search(new TermQuery(name.term()), 1).scoreDocs;
        return hits.length == 0 ? null : hits[0];
    }

    private LeafReaderContext leaf(int document) {
        var leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }

    private static Position positionOf(RecordChange change) {
        return change.record() == null ? change.position() : change.record().position();
    }

    private static boolean isOlder(Position position, @Nullable Position than) {
        return than != null && position.partition() == than.partition() && position.offset() < than.offset();
    }
}
