package dev.tribal.search.similar;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.RecordDocument;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Lists records by filters alone, the latest seen first. */
public final class Listing {
    private static final Sort LATEST_FIRST =
            new Sort(new SortField(RecordDocument.LAST_SEEN, SortField.Type.LONG, true));
    private static final List<String> WHY = List.of("passes every filter; the latest seen first");

    private final Catalog catalog;

    public Listing(Catalog catalog) {
        this.catalog = catalog;
    }

    SearchResults list(Filters filters, int maxResults) {
        return catalog.read(searcher -> {
            var matches = new ArrayList<Match>();
            for (ScoreDoc hit : searcher.search(filters.query(), maxResults, LATEST_FIRST).scoreDocs) {
                matches.add(new Match(catalog.record(searcher, hit.doc).excerpt(), 1, WHY));
            }
            return new SearchResults(matches, List.of());
        });
    }
}
