package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.api.TestedErrors;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.LinkedSolutions;
import dev.tribal.search.catalog.RecordDocument;
import dev.tribal.search.solutions.SolutionRanking;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Lists records by filters alone, the latest seen first. */
public final class Listing {
    private static final Sort LATEST_FIRST =
            new Sort(new SortField(RecordDocument.LAST_SEEN, SortField.Type.LONG, true));
    private static final List<String> WHY = List.of("passes every filter; the latest seen first");

    private final Catalog catalog;
    private final SolutionRanking solutions;
    private final LinkedSolutions linked;

    public Listing(Catalog catalog, SolutionRanking solutions) {
        this.catalog = catalog;
        this.solutions = solutions;
        this.linked = new LinkedSolutions(catalog);
    }

    SearchResults list(Filters filters, int maxResults) {
        return catalog.read(searcher -> {
            var matches = new ArrayList<Match>();
            for (ScoreDoc hit : searcher.search(filters.query(), maxResults, LATEST_FIRST).scoreDocs) {
                ErrorRecord record = filters.visible()
                        .shown(catalog, linked.with(filters.visible(), catalog.record(searcher, hit.doc)))
                        .excerpt();
                matches.add(new Match(solutions.rank(record, filters.surroundings()), 1, WHY));
            }
            return new SearchResults(matches, List.of());
        });
    }

    /** What passes, and of which results of tests say something. */
    TestedErrors tested(Filters filters) {
        return catalog.read(searcher -> {
            var found = searcher.search(
                    filters.with(new FieldExistsQuery(RecordDocument.TESTED)), Limits.TESTED_ERRORS, LATEST_FIRST);
            List<TestedError> errors = new ArrayList<>();
            for (ScoreDoc hit : found.scoreDocs) {
                errors.add(catalog.tested(searcher, hit.doc));
            }
            return new TestedErrors(errors);
        });
    }
}
