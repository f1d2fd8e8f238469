package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.similar.LexicalSearch.LexicalHits;
import dev.tribal.search.solutions.SolutionRanking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;

/** Ranks records by words and by meaning at once; by words alone, and says so, while the nearest are not available. */
public final class HybridSearch {
    private final Catalog catalog;
    private final LexicalSearch lexical;
    private final NearestSearch nearest;
    private final RankingSettings settings;
    private final SolutionRanking solutions;
    private final SearchMeters meters;

    public HybridSearch(
            Catalog catalog,
            NearestSearch nearest,
            RankingSettings settings,
            SolutionRanking solutions,
            SearchMeters meters) {
        this.catalog = catalog;
        this.lexical = new LexicalSearch(settings);
        this.nearest = nearest;
        this.settings = settings;
        this.solutions = solutions;
        this.meters = meters;
    }

    /** The records that pass the filters and are most like the texts, best first. */
    SearchResults search(List<SearchText> texts, Filters filters, int maxResults) {
        return meters.total(() -> {
            String whole = texts.stream().map(SearchText::text).collect(Collectors.joining("\n"));
            return catalog.read(searcher -> {
                Supplier<Optional<List<Neighbour>>> neighbours =
                        nearest.start(whole, NearestScope.of(filters, searcher, settings.depth()));
                LexicalHits words = meters.lexical(() -> lexical.search(searcher, texts, filters));
                Optional<List<Neighbour>> found = meters.nearest(neighbours::get);
                return results(searcher, words, found, filters, maxResults);
            });
        });
    }

    private SearchResults results(
            IndexSearcher searcher,
            LexicalHits words,
            Optional<List<Neighbour>> neighbours,
            Filters filters,
            int maxResults)
            throws IOException {
        var reasons = new Reasons(searcher, filters.tenant(), words.terms());
        if (neighbours.isEmpty()) {
            meters.degraded();
            var matches = matches(reasons, NearestHits.NONE, List.of(words.documents()), filters, maxResults);
            return new SearchResults(matches, List.of(SearchResults.VECTOR));
        }
        NearestHits near = NearestHits.of(neighbours.get(), searcher, filters)
                .plausible(settings.minSimilarity(), new HashSet<>(words.documents()));
        var rankings = List.of(words.documents(), near.documents());
        return new SearchResults(matches(reasons, near, rankings, filters, maxResults), List.of());
    }

    private List<Match> matches(
            Reasons reasons, NearestHits near, List<List<Integer>> rankings, Filters filters, int maxResults)
            throws IOException {
        var matches = new ArrayList<Match>();
        for (var ranked : new ReciprocalRanks(settings.fusionConstant())
                .fuse(rankings).stream().limit(maxResults).toList()) {
            int document = ranked.item();
            ErrorRecord record = catalog.record(reasons.searcher(), document);
            var why = reasons.why(document, record, near.similarity(document));
            matches.add(new Match(solutions.rank(record.excerpt(), filters.surroundings()), ranked.score(), why));
        }
        return matches;
    }
}
