package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.LinkedSolutions;
import dev.tribal.search.rerank.Contrast;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.verdict.Judge.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Writes the best of the ranked records down for the one who asked: the record, how sure it is, what speaks for and against. */
record Descriptions(
        Catalog catalog,
        IndexSearcher searcher,
        Filters filters,
        Candidates candidates,
        SolutionRanking solutions,
        Contrast contrast) {
    /**
     * The best has the score of its places in both legs: 1 if it is first in each; the others have a share of that.
     *
     * @param judged of the best of the ranked, as many as are written down
     */
    List<Match> matches(List<Ranked> ranked, List<Judged> judged) throws IOException {
        var matches = new ArrayList<Match>();
        for (int i = 0; i < judged.size(); i++) {
            matches.add(match(ranked, i, judged.get(i)));
        }
        return matches;
    }

    /** One of the ranked, at a place counted from 0. */
    Match match(List<Ranked> ranked, int place, Judged judged) throws IOException {
        Ranked one = ranked.get(place);
        int document = candidates.document(one.candidate());
        ErrorRecord record = filters.visible()
                .shown(
                        catalog,
                        new LinkedSolutions(catalog).with(filters.visible(), catalog.record(searcher, document)));
        ErrorRecord said = saidBy(one, document, record);
        List<String> why = new ArrayList<>(contrast.reasons(said));
        why.addAll(new Reasons(searcher, filters.tenant(), candidates.terms())
                .why(document, record, one.candidate().cosine()));
        if (one.candidate().isFound() && why.isEmpty()) {
            why.add("similar text");
        }
        return new Match(
                solutions.rank(record.excerpt(), filters.surroundings()),
                candidates.agreement(ranked.getFirst().candidate())
                        * Math.exp(one.score() - ranked.getFirst().score()),
                why,
                judged.probability(),
                named(judged.verdict()),
                contrast.objections(said),
                null);
    }

    /** Of several that are answered as one, the record that was found. */
    private ErrorRecord saidBy(Ranked found, int document, ErrorRecord answer) throws IOException {
        return catalog.members(searcher, document, answer).get(candidates.member(found.candidate()));
    }

    private static @Nullable Verdict named(Verdict verdict) {
        return verdict == Verdict.NONE ? null : verdict;
    }
}
