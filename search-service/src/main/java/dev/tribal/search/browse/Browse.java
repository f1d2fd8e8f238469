package dev.tribal.search.browse;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.RecordDocument;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.solutions.SolutionRanking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** Goes through the errors that somebody may see. */
public final class Browse {
    /** How far one can page: who looks for more has to filter. */
    public static final int FARTHEST = 1_000;

    private static final Sort LATEST_FIRST = descending(RecordDocument.LAST_SEEN);
    private static final Sort MOST_WORKED_FIRST = descending(RecordDocument.WORKED);
    private static final Applicability ANYWHERE = SolutionRanking.ANYWHERE;

    private final Catalog catalog;
    private final SolutionRanking solutions;

    public Browse(Catalog catalog, SolutionRanking solutions) {
        this.catalog = catalog;
        this.solutions = solutions;
    }

    /**
     * The errors that are wanted, the latest seen first.
     *
     * @param from how many of them to skip, 0 to {@link #FARTHEST}
     * @param size how many to return, at least 1
     */
    public ErrorList latest(Visible visible, Wanted wanted, int from, int size) {
        return page(visible, wanted.query(visible).build(), LATEST_FIRST, from, size);
    }

    /** The errors with a solution that is proven, the one whose solutions worked most often first. */
    public ErrorList solved(Visible visible, int from, int size) {
        Query worked = NumericDocValuesField.newSlowRangeQuery(RecordDocument.WORKED, 1, Long.MAX_VALUE);
        return page(
                visible, Wanted.ALL.query(visible).add(worked, Occur.FILTER).build(), MOST_WORKED_FIRST, from, size);
    }

    /** All values of a facet among the errors that are wanted whatever value of it they have, the most frequent first. */
    public List<FacetValue> values(Visible visible, Wanted wanted, Facet facet) {
        Query query = wanted.without(facet).query(visible).build();
        return catalog.read(searcher -> FacetCount.of(searcher, query, facet.counted()));
    }

    /** A number that is another one after any change to what is visible, but for a coincidence. */
    public long stateMark(Visible visible) {
        return catalog.read(
                searcher -> StateMark.of(searcher, Wanted.ALL.query(visible).build()));
    }

    /** The same for one error, or the one that it is merged into. */
    public long stateMark(Visible visible, UUID error) {
        BytesRef key = RecordDocument.key(visible.tenant(), error).bytes();
        Query wanted = Wanted.ALL
                .query(visible)
                .add(RecordDocument.answering(List.of(key)), Occur.FILTER)
                .build();
        return catalog.read(searcher -> StateMark.of(searcher, wanted));
    }

    /** How far the read model is; the same object as long as nothing is written to it. */
    public Object version() {
        return catalog.state();
    }

    private ErrorList page(Visible visible, Query query, Sort sort, int from, int size) {
        int first = Math.clamp(from, 0, FARTHEST);
        return catalog.read(searcher -> {
            ScoreDoc[] hits = searcher.search(query, first + size, sort).scoreDocs;
            List<ErrorRecord> records = new ArrayList<>();
            for (int i = first; i < hits.length; i++) {
                records.add(record(searcher, visible, hits[i].doc));
            }
            return new ErrorList(records, searcher.count(query));
        });
    }

    private ErrorRecord record(IndexSearcher searcher, Visible visible, int document) throws IOException {
        ErrorRecord shown =
                visible.shown(catalog, catalog.record(searcher, document)).excerpt();
        return solutions.rank(shown, ANYWHERE);
    }

    private static Sort descending(String field) {
        return new Sort(new SortField(field, SortField.Type.LONG, true));
    }
}
