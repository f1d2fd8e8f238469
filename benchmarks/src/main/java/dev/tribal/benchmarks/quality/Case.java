package dev.tribal.benchmarks.quality;

import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.RetrievalSet.Question;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.verdict.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A found record of which is known whether it is the error that was asked for. Each question is asked twice: once while its
 * answers are recorded, and once as an error that is not known, with all its answers taken out of the index.
 *
 * @param set where the question comes from
 * @param known whether the answer is recorded
 * @param first whether it is the best match
 * @param right whether it is an answer
 */
@SuppressWarnings("ArrayRecordComponent")
record Case(String set, boolean known, boolean first, double[] signals, boolean right) {
    private static final int LOOKED_AT = 3;

    /** All cases of a set's questions. */
    static List<Case> of(RetrievalSet set, ProductRanker ranker) {
        List<Case> cases = new ArrayList<>();
        for (Question question : set.questions()) {
            Set<UUID> answers = question.answers();
            List<Ranked> known = ranker.considered(question.text());
            List<Ranked> unknown = ranker.consideredWithout(question.text(), answers);
            add(question, true, known, cases);
            add(question, false, unknown, cases);
        }
        return cases;
    }

    private static void add(Question question, boolean known, List<Ranked> ranked, List<Case> cases) {
        for (int i = 0; i < Math.min(LOOKED_AT, ranked.size()); i++) {
            boolean right =
                    question.answers().contains(ranked.get(i).candidate().id());
            cases.add(new Case(question.set(), known, i == 0, Signal.of(ranked, i), right));
        }
    }
}
