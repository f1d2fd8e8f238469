package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.similar.LexicalSearch.LexicalHits;
import dev.tribal.search.solutions.SolutionRanking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;

/**
 * Ranks records by words and by meaning at once, then the best of them by all that speaks for each; by words alone, and
 * says so, while the nearest are not available.
 */
public final class HybridSearch {
    private final Catalog catalog;
    private final LexicalSearch lexical;
    private final NearestSearch nearest;
    private final Reranker reranker;
    private final RankingSettings settings;
    private final SolutionRanking solutions;
    private final SearchMeters meters;

    public HybridSearch(
            Catalog catalog,
            NearestSearch nearest,
            Reranker reranker,
            RankingSettings settings,
            SolutionRanking solutions,
            SearchMeters meters) {
        this.catalog = catalog;
        this.lexical = new LexicalSearch(settings);
        this.nearest = nearest;
        this.reranker = reranker;
        this.settings = settings;
        this.solutions = solutions;
        this.meters = meters;
    }

    /** The records of a tenant that are most like a text of any kind, best first. */
    public SearchResults similar(String tenant, String text, int maxResults) {
        return search(List.of(new SearchText(text, null)), Filters.ofTenant(tenant), maxResults);
    }

    /** Everything that was considered for such an answer, and what speaks for each; to learn weights from. */
    public List<Ranked> considered(String tenant, String text) {
        return catalog.read(searcher -> {
            List<SearchText> texts = List.of(new SearchText(text, null));
            return ranked(text, found(text, texts, Filters.ofTenant(tenant), searcher));
        });
    }

    /** The records that pass the filters and are most like the texts, best first. */
    SearchResults search(List<SearchText> texts, Filters filters, int maxResults) {
        String whole = texts.stream().map(SearchText::text).collect(Collectors.joining("\n"));
        return meters.total(() -> catalog.read(searcher -> {
            Candidates candidates = found(whole, texts, filters, searcher);
            return new SearchResults(
                    matches(searcher, ranked(whole, candidates), candidates, filters, maxResults),
                    candidates.degraded());
        }));
    }

    private Candidates found(String whole, List<SearchText> texts, Filters filters, IndexSearcher searcher)
            throws IOException {
        Supplier<Optional<List<Neighbour>>> neighbours =
                nearest.start(whole, NearestScope.of(filters, searcher, settings.depth()));
        LexicalHits words = meters.lexical(() -> lexical.search(searcher, texts, filters));
        Optional<List<Neighbour>> near = meters.nearest(neighbours::get);
        if (near.isEmpty()) {
            meters.degraded();
            return Candidates.ofWords(catalog, searcher, words, settings);
        }
        NearestHits hits = NearestHits.of(near.get(), searcher, filters)
                .plausible(settings.minSimilarity(), new HashSet<>(words.documents()));
        return Candidates.of(catalog, searcher, words, hits, settings);
    }

    private List<Ranked> ranked(String text, Candidates candidates) throws IOException {
        return meters.rerank(() -> reranker.rank(TellingLines.of(text, candidates.terms()), candidates.candidates()));
    }

    /** The best has the score of its places in both legs: 1 if it is first in each; the others have a share of that. */
    private List<Match> matches(
            IndexSearcher searcher, List<Ranked> ranked, Candidates candidates, Filters filters, int maxResults)
            throws IOException {
        var reasons = new Reasons(searcher, filters.tenant(), candidates.terms());
        var matches = new ArrayList<Match>();
        Set<Integer> answered = new HashSet<>();
        for (Ranked one : ranked.stream()
                .filter(found -> answered.add(candidates.document(found.candidate())))
                .limit(maxResults)
                .toList()) {
            int document = candidates.document(one.candidate());
            ErrorRecord record = filters.visible().shown(candidates.answer(document));
            var why = reasons.why(document, record, one.candidate().cosine());
            matches.add(new Match(
                    solutions.rank(record.excerpt(), filters.surroundings()),
                    candidates.agreement(ranked.getFirst().candidate())
                            * Math.exp(one.score() - ranked.getFirst().score()),
                    why));
        }
        return matches;
    }
}
