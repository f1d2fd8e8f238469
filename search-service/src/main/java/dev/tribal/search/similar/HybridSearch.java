package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.rerank.Contrast;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.similar.LexicalSearch.LexicalHits;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.verdict.Judge;
import dev.tribal.search.verdict.Judge.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Ranks records by words and by meaning at once, then the best of them by all that speaks for each; by words alone, and
 * says so, while the nearest are not available.
 */
public final class HybridSearch {
    /** Of an error that is looked for itself, in characters. */
    private static final int OWN_TEXT = 4_000;

    private final Catalog catalog;
    private final FeatureCache features;
    private final LexicalSearch lexical;
    private final NearestSearch nearest;
    private final Reranker reranker;
    private final Judge judge;
    private final RankingSettings settings;
    private final SolutionRanking solutions;
    private final SearchMeters meters;

    public HybridSearch(
            Catalog catalog,
            NearestSearch nearest,
            Reranker reranker,
            Judge judge,
            RankingSettings settings,
            SolutionRanking solutions,
            SearchMeters meters) {
        this.catalog = catalog;
        this.features = new FeatureCache(catalog, settings.featureCache(), meters);
        this.lexical = new LexicalSearch(settings);
        this.nearest = nearest;
        this.reranker = reranker;
        this.judge = judge;
        this.settings = settings;
        this.solutions = solutions;
        this.meters = meters;
    }

    /** Everything that is considered for such an answer, and what speaks for each, best first. */
    List<Ranked> considered(String tenant, String text) {
        return catalog.read(searcher -> {
            List<SearchText> texts = List.of(new SearchText(text, null));
            Candidates candidates = found(text, texts, Filters.ofTenant(tenant), searcher);
            return ranked(TellingLines.of(text, candidates.terms()), candidates);
        });
    }

    /**
     * The visible errors that are the same as one, or akin to it, best first; one search, for at most its type, its message
     * and its stack trace. Nobody asked for it, so it counts as no answer.
     *
     * @param except errors that are not looked for, such as the very same
     */
    public List<Match> akinTo(Visible visible, ErrorRecord record, Set<UUID> except, int most) {
        List<SearchText> texts = List.of(new SearchText(text(record), null));
        Filters filters = Filters.of(visible).without(except);
        return meters.suggest(() -> results(texts, filters, most, null)).results().stream()
                .filter(match -> match.verdict() != null)
                .toList();
    }

    private static String text(ErrorRecord record) {
        String trace = record.context().stackTrace();
        String text = record.errorType() + ": " + record.context().errorMessage() + (trace == null ? "" : "\n" + trace);
        return text.substring(0, Math.min(OWN_TEXT, text.length()));
    }

    /** The records that pass the filters and are most like the texts, best first. */
    SearchResults search(List<SearchText> texts, Filters filters, int maxResults) {
        return search(texts, filters, maxResults, null);
    }

    /**
     * The same.
     *
     * @param explain the record that is explained in any case, or {@code null} for none
     */
    SearchResults search(List<SearchText> texts, Filters filters, int maxResults, @Nullable UUID explain) {
        return meters.answered(filters.tenant(), results(texts, filters, maxResults, explain));
    }

    private SearchResults results(List<SearchText> texts, Filters filters, int maxResults, @Nullable UUID explain) {
        String whole = texts.stream().map(SearchText::text).collect(Collectors.joining("\n"));
        return catalog.read(searcher -> {
            Candidates candidates = found(whole, texts, filters, searcher);
            String asked = TellingLines.of(whole, candidates.terms());
            List<Ranked> ranked = meters.rerank(() -> ranked(asked, candidates));
            List<Judged> judged = judge.judge(ranked, maxResults);
            var describer = new Descriptions(catalog, searcher, filters, candidates, solutions, new Contrast(asked));
            return new SearchResults(
                    meters.describe(() -> describer.matches(ranked, judged)),
                    candidates.degraded(),
                    judged.stream()
                            .map(Judged::verdict)
                            .min(Comparator.naturalOrder())
                            .orElse(Verdict.NONE),
                    List.of(),
                    explain == null ? null : explained(explain, asked, candidates, ranked, filters, searcher));
        });
    }

    /** One record, found or not; {@code null} if it does not pass the filters. */
    private @Nullable Match explained(
            UUID id, String asked, Candidates candidates, List<Ranked> ranked, Filters filters, IndexSearcher searcher)
            throws IOException {
        Integer document = NearestHits.document(id, searcher, filters);
        if (document == null) {
            return null;
        }
        Candidates all = candidates;
        List<Ranked> order = ranked;
        int place = place(document, all, order);
        boolean found = place >= 0;
        if (!found) {
            all = candidates.with(features, searcher, document);
            order = ranked(asked, all);
            place = place(document, all, order);
        }
        Match match = new Descriptions(catalog, searcher, filters, all, solutions, new Contrast(asked))
                .match(order, place, judge.judgeOne(order, place));
        List<String> against = new ArrayList<>(match.against());
        if (!found) {
            against.add("found neither by rare words in common nor by meaning");
        }
        List<String> missed = reranker.missed(order.get(place), order.getFirst());
        if (!missed.isEmpty()) {
            against.add("the best match has more of: " + String.join(", ", missed));
        }
        return match.despite(against);
    }

    private static int place(int document, Candidates candidates, List<Ranked> ranked) {
        return IntStream.range(0, ranked.size())
                .filter(i -> candidates.document(ranked.get(i).candidate()) == document)
                .findFirst()
                .orElse(-1);
    }

    /** Of several records that are answered as one, the best counts. */
    private List<Ranked> ranked(String asked, Candidates candidates) throws IOException {
        Set<Integer> answered = new HashSet<>();
        return reranker.rank(asked, candidates.candidates()).stream()
                .filter(one -> answered.add(candidates.document(one.candidate())))
                .toList();
    }

    private Candidates found(String whole, List<SearchText> texts, Filters filters, IndexSearcher searcher)
            throws IOException {
        Supplier<Optional<List<Neighbour>>> neighbours =
                nearest.start(whole, NearestScope.of(filters, searcher, settings.depth()));
        LexicalHits words = meters.lexical(() -> lexical.search(searcher, texts, filters));
        Optional<List<Neighbour>> near = meters.nearest(neighbours::get);
        if (near.isEmpty()) {
            return meters.candidates(() -> Candidates.ofWords(features, searcher, words, settings));
        }
        NearestHits hits = NearestHits.of(near.get(), searcher, filters)
                .plausible(settings.minSimilarity(), new HashSet<>(words.documents()));
        return meters.candidates(() -> Candidates.of(features, searcher, words, hits, settings));
    }
}
