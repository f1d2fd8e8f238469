package dev.tribal.benchmarks.quality;

import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.RetrievalSet.Question;
import dev.tribal.platform.quality.SharedData;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.rerank.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An error that was asked for, with what was considered for it. Each is asked for twice: while its answers are recorded, and as
 * an error that is not known, with all its answers taken out of the index.
 *
 * @param set what is left out together when numbers are tested
 * @param known whether the answers are recorded
 * @param evidence of each candidate
 * @param right which of them are answers
 */
record Example(String set, boolean known, List<double[]> evidence, BitSet right) {
    private static final int QUESTIONS = 150;

    /** Some questions of every set, asked against all of its records and again against those with solutions. */
    static List<Example> of(SharedData data, VectorCache cache) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String name : data.setsIn("retrieval")) {
            RetrievalSet set = RetrievalSet.read(data, name, true);
            examples.addAll(of(set.some(QUESTIONS), cache));
            RetrievalSet solved = set.withSolutions();
            if (!solved.questions().isEmpty()
                    && solved.records().size() < set.records().size()) {
                examples.addAll(of(solved.some(QUESTIONS), cache));
            }
        }
        return examples;
    }

    private static List<Example> of(RetrievalSet set, VectorCache cache) throws IOException {
        List<Example> examples = new ArrayList<>();
        try (var ranker = new ProductRanker(set, new DenseRanker(set, Rendering.PRODUCT, cache))) {
            for (Question question : set.questions()) {
                ranker.considered(question.text()).forEach(error -> examples.add(of(question, true, error)));
                ranker.consideredWithout(question.text(), question.answers())
                        .forEach(error -> examples.add(of(question, false, error)));
            }
        }
        return examples;
    }

    private static Example of(Question question, boolean known, List<Ranked> considered) {
        var right = new BitSet();
        for (int i = 0; i < considered.size(); i++) {
            right.set(
                    i, question.answers().contains(considered.get(i).candidate().id()));
        }
        return new Example(
                question.set(), known, considered.stream().map(Ranked::evidence).toList(), right);
    }

    /** Those of one set, or of all others. */
    static List<Example> where(List<Example> examples, Predicate<String> set) {
        return examples.stream().filter(one -> set.test(one.set())).toList();
    }

    /** The score of each candidate. */
    double[] scores(Weights weights) {
        return evidence.stream().mapToDouble(weights::score).toArray();
    }

    /** The candidates as these scores order them, best first. */
    static List<Integer> order(double... scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .toList();
    }

    /** One by the place of the first answer, 0 if none is among the first. */
    double reciprocalRank(Weights weights, int most) {
        List<Integer> order = order(scores(weights));
        for (int at = 0; at < Math.min(most, order.size()); at++) {
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
