package dev.tribal.search.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Reads for which records a document answers, in the form of {@link RecordDocument#KEY}. */
public final class DocumentKeys {
    private DocumentKeys() {}

    /** The record itself. */
    public static BytesRef own(IndexSearcher searcher, int document) throws IOException {
        return bytes(searcher, document, RecordDocument.KEY);
    }

    /** The record itself and those that are merged into it. */
    public static List<BytesRef> all(IndexSearcher searcher, int document) throws IOException {
        List<BytesRef> all = new ArrayList<>();
        all.add(own(searcher, document));
        LeafReaderContext leaf = leaf(searcher, document);
        var parts = leaf.reader().getSortedSetDocValues(RecordDocument.PART);
        if (parts != null && parts.advanceExact(document - leaf.docBase)) {
            for (int i = 0; i < parts.docValueCount(); i++) {
                all.add(BytesRef.deepCopyOf(parts.lookupOrd(parts.nextOrd())));
            }
        }
        return all;
    }

    /** The value of a field that the document has. */
    static BytesRef bytes(IndexSearcher searcher, int document, String field) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        var values = leaf.reader().getBinaryDocValues(field);
        values.advanceExact(document - leaf.docBase);
        return BytesRef.deepCopyOf(values.binaryValue());
    }

    private static LeafReaderContext leaf(IndexSearcher searcher, int document) {
        var leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }
}
