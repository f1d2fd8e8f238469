package dev.tribal.search.similar;

import dev.tribal.contracts.api.SearchResults;
import dev.tribal.search.rerank.Candidate;
import dev.tribal.search.similar.LexicalSearch.LexicalHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;

/**
 * What the legs of a search found, the best of both together. Of what is answered as one, each record is a candidate.
 *
 * @param documents of each candidate
 * @param members of each candidate, which of those that its document answers for it is; 0 for the whole
 * @param agreements of the legs about each candidate, 1 if it is the best of all of them
 * @param terms what was searched for
 * @param degraded the legs that were not available
 */
record Candidates(
        List<Candidate> candidates,
        Map<Candidate, Integer> documents,
        Map<Candidate, Integer> members,
        Map<Candidate, Double> agreements,
        List<String> terms,
        List<String> degraded) {
    static Candidates of(
            FeatureCache features,
            IndexSearcher searcher,
            LexicalHits words,
            NearestHits near,
            RankingSettings settings)
            throws IOException {
        return read(features, searcher, words, near, List.of(words.documents(), near.documents()), settings, List.of());
    }

    /** Found by words alone. */
    static Candidates ofWords(
            FeatureCache features, IndexSearcher searcher, LexicalHits words, RankingSettings settings)
            throws IOException {
        return read(
                features,
                searcher,
                words,
                NearestHits.NONE,
                List.of(words.documents()),
                settings,
                List.of(SearchResults.VECTOR));
    }

    /** With one more, which no leg found. */
    Candidates with(FeatureCache features, IndexSearcher searcher, int document) throws IOException {
        Map<Candidate, Integer> itsDocuments = new IdentityHashMap<>(documents);
        Map<Candidate, Integer> itsMembers = new IdentityHashMap<>(members);
        List<Candidate> more = new ArrayList<>(candidates);
        for (Candidate candidate : features.candidates(searcher, document, 0, null)) {
            itsMembers.put(candidate, more.size() - candidates.size());
            itsDocuments.put(candidate, document);
            more.add(candidate);
        }
        return new Candidates(more, itsDocuments, itsMembers, agreements, terms, degraded);
    }

    int document(Candidate candidate) {
        return Objects.requireNonNull(documents.get(candidate));
    }

    int member(Candidate candidate) {
        return Objects.requireNonNull(members.get(candidate));
    }

    double agreement(Candidate candidate) {
        return agreements.getOrDefault(candidate, 0.0);
    }

    private static Candidates read(
            FeatureCache features,
            IndexSearcher searcher,
            LexicalHits words,
            NearestHits near,
            List<List<Integer>> rankings,
            RankingSettings settings,
            List<String> degraded)
            throws IOException {
        Map<Candidate, Integer> documents = new IdentityHashMap<>();
        Map<Candidate, Integer> members = new IdentityHashMap<>();
        Map<Candidate, Double> agreements = new IdentityHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (var ranked : new ReciprocalRanks(settings.fusionConstant())
                .fuse(rankings).stream().limit(settings.rerankDepth()).toList()) {
            int document = ranked.item();
            List<Candidate> answered = features.candidates(
                    searcher, document, words.scores().getOrDefault(document, 0.0), near.similarity(document));
            for (int member = 0; member < answered.size(); member++) {
                Candidate candidate = answered.get(member);
                candidates.add(candidate);
                documents.put(candidate, document);
                members.put(candidate, member);
                agreements.put(candidate, ranked.score());
            }
        }
        return new Candidates(candidates, documents, members, agreements, words.terms(), degraded);
    }
}
