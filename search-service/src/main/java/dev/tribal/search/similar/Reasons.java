package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.search.catalog.RecordDocument;
import dev.tribal.search.catalog.TenantTerms;
import dev.tribal.search.catalog.TextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Says in words why a record was found: same error type, the rarest words in common and where, nearness in meaning.
 *
 * @param tenant whose records they are
 * @param terms what was searched for, rarest first
 */
record Reasons(IndexSearcher searcher, String tenant, List<String> terms) {
    private static final int MAX_WORDS = 6;

    /**
     * The reasons for one record; none if it was found by nothing that can be said.
     *
     * @param similarity cosine, or {@code null} if the record is not among the nearest
     */
    List<String> why(int document, ErrorRecord record, @Nullable Double similarity) throws IOException {
        var why = new ArrayList<String>();
        String type = RecordDocument.filterValue(record.errorType());
        if (terms.contains(type)) {
            why.add("same error type: " + record.errorType());
        }
        sharedWords(document, type).forEach((field, words) -> why.add(field.label() + ": " + String.join(", ", words)));
        if (similarity != null) {
            why.add(String.format(Locale.ROOT, "meaning: %.2f", similarity));
        }
        return why;
    }

    /** The error type stands by itself already. */
    private Map<TextField, List<String>> sharedWords(int document, String type) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        Map<TextField, List<String>> words = new EnumMap<>(TextField.class);
        var chosen = new ArrayList<String>();
        for (String term : terms) {
            if (chosen.size() < MAX_WORDS
                    && !term.equals(type)
                    && chosen.stream().noneMatch(word -> word.contains(term))) {
                TextField field = fieldWith(term, leaf, document - leaf.docBase);
                if (field != null) {
                    chosen.add(term);
                    words.computeIfAbsent(field, _ -> new ArrayList<>()).add(term);
                }
            }
        }
        return words;
    }

    private @Nullable TextField fieldWith(String term, LeafReaderContext leaf, int document) throws IOException {
        for (TextField field : TextField.values()) {
            var postings = leaf.reader().postings(TenantTerms.of(tenant, field.indexName(), term), PostingsEnum.NONE);
            if (postings != null && postings.advance(document) == document) {
                return field;
            }
        }
        return null;
    }
}
