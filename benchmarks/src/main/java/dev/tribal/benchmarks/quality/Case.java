package dev.tribal.benchmarks.quality;

import dev.tribal.benchmarks.quality.RetrievalSet.Question;
import dev.tribal.search.rerank.Candidate;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.verdict.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A found record of which is known whether it is the error that was asked for. Each question is asked twice: once while its
 * answers are recorded, and once as an error that is not known, with all its answers taken out of the index; and both again
 * of memories of a few records, as every new one is.
 *
 * @param set where the question comes from
 * @param known whether the answer is recorded
 * @param first whether it is the best match of the whole memory
 * @param right whether it is an answer
 */
@SuppressWarnings("ArrayRecordComponent")
record Case(String set, boolean known, boolean first, double[] signals, boolean right) {
    private static final int LOOKED_AT = 3;
    private static final List<Integer> SMALL = List.of(1, 3, 10, 25);
    private static final Reranker RERANKER = new Reranker(Weights.shipped());

    /** All cases of a set's questions. */
    static List<Case> of(RetrievalSet set, ProductRanker ranker) {
        var random = new Random(1);
        List<Case> cases = new ArrayList<>();
        for (Question question : set.questions()) {
            Set<UUID> answers = question.answers();
            List<Ranked> known = ranker.considered(question.text());
            List<Ranked> unknown = ranker.consideredWithout(question.text(), answers);
            add(question, true, known, true, cases);
            add(question, false, unknown, true, cases);
            Optional<Candidate> right = candidates(known).stream()
                    .filter(one -> answers.contains(one.id()))
                    .findFirst();
            for (int size : SMALL) {
                List<Candidate> others = some(known, answers, right.isPresent() ? size - 1 : 0, random);
                right.ifPresent(others::add);
                add(question, true, RERANKER.rank(question.text(), others), false, cases);
                List<Candidate> wrong = some(unknown, answers, size, random);
                add(question, false, RERANKER.rank(question.text(), wrong), false, cases);
            }
        }
        return cases;
    }

    private static void add(Question question, boolean known, List<Ranked> ranked, boolean whole, List<Case> cases) {
        for (int i = 0; i < Math.min(LOOKED_AT, ranked.size()); i++) {
            boolean right = question.answers().contains(ranked.get(i).candidate().id());
            cases.add(new Case(question.set(), known, whole && i == 0, Signal.of(ranked, i), right));
        }
    }

    private static List<Candidate> some(List<Ranked> considered, Set<UUID> answers, int most, Random random) {
        List<Candidate> wrong = new ArrayList<>(candidates(considered).stream()
                .filter(one -> !answers.contains(one.id()))
                .toList());
        Collections.shuffle(wrong, random);
        return new ArrayList<>(wrong.subList(0, Math.min(most, wrong.size())));
    }

    private static List<Candidate> candidates(List<Ranked> ranked) {
        return ranked.stream().map(Ranked::candidate).toList();
    }
}
