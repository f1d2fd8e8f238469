package dev.tribal.benchmarks.quality;

import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.RetrievalSet.Question;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.rerank.Weights;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A question with what was considered for it.
 *
 * @param group what is left out together when weights are tested
 * @param evidence of each candidate
 * @param right which of them are answers
 */
record Example(String group, List<double[]> evidence, BitSet right) {
    static List<Example> of(RetrievalSet set, ProductRanker ranker) {
        List<Example> examples = new ArrayList<>();
        for (Question question : set.questions()) {
            List<Ranked> considered = ranker.considered(question.text());
            var right = new BitSet();
            for (int i = 0; i < considered.size(); i++) {
                right.set(
                        i,
                        question.answers()
                                .contains(considered.get(i).candidate().id()));
            }
            examples.add(new Example(
                    question.set(), considered.stream().map(Ranked::evidence).toList(), right));
        }
        return examples;
    }

    /** One by the place of the first answer, 0 if none is among the first. */
    double reciprocalRank(Weights weights, int most) {
        double[] scores = evidence.stream().mapToDouble(weights::score).toArray();
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .limit(most)
                .toList();
        for (int at = 0; at < order.size(); at++) {
            if (right.get(order.get(at))) {
                return 1.0 / (at + 1);
            }
        }
        return 0;
    }

    /** Whether there is something to tell apart. */
    boolean teaches() {
        return !right.isEmpty() && right.cardinality() < evidence.size();
    }
}
