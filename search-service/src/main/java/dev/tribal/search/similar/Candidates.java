package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.rerank.Candidate;
import dev.tribal.search.similar.LexicalSearch.LexicalHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;

/**
 * What the legs of a search found, the best of both together. Of what is answered as one, each record is a candidate.
 *
 * @param documents of each candidate
 * @param answers what is answered with each document
 * @param agreements of the legs about each candidate, 1 if it is the best of all of them
 * @param terms what was searched for
 * @param degraded the legs that were not available
 */
record Candidates(
        List<Candidate> candidates,
        Map<Candidate, Integer> documents,
        Map<Integer, ErrorRecord> answers,
        Map<Candidate, Double> agreements,
        List<String> terms,
        List<String> degraded) {
    static Candidates of(
            Catalog catalog, IndexSearcher searcher, LexicalHits words, NearestHits near, RankingSettings settings)
            throws IOException {
        return read(catalog, searcher, words, near, List.of(words.documents(), near.documents()), settings, List.of());
    }

    /** Found by words alone. */
    static Candidates ofWords(Catalog catalog, IndexSearcher searcher, LexicalHits words, RankingSettings settings)
            throws IOException {
        return read(
                catalog,
                searcher,
                words,
                NearestHits.NONE,
                List.of(words.documents()),
                settings,
                List.of(SearchResults.VECTOR));
    }

    int document(Candidate candidate) {
        return Objects.requireNonNull(documents.get(candidate));
    }

    ErrorRecord answer(int document) {
        return Objects.requireNonNull(answers.get(document));
    }

    double agreement(Candidate candidate) {
        return agreements.getOrDefault(candidate, 0.0);
    }

    private static Candidates read(
            Catalog catalog,
            IndexSearcher searcher,
            LexicalHits words,
            NearestHits near,
            List<List<Integer>> rankings,
            RankingSettings settings,
            List<String> degraded)
            throws IOException {
        Map<Candidate, Integer> documents = new IdentityHashMap<>();
        Map<Integer, ErrorRecord> answers = new HashMap<>();
        Map<Candidate, Double> agreements = new IdentityHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (var ranked : new ReciprocalRanks(settings.fusionConstant())
                .fuse(rankings).stream().limit(settings.rerankDepth()).toList()) {
            int document = ranked.item();
            ErrorRecord answer = catalog.record(searcher, document);
            answers.put(document, answer);
            for (ErrorRecord member : catalog.members(searcher, document, answer)) {
                var candidate =
                        new Candidate(member, words.scores().getOrDefault(document, 0.0), near.similarity(document));
                candidates.add(candidate);
                documents.put(candidate, document);
                agreements.put(candidate, ranked.score());
            }
        }
        return new Candidates(candidates, documents, answers, agreements, words.terms(), degraded);
    }
}
