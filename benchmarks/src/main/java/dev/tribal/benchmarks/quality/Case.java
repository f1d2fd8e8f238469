package dev.tribal.benchmarks.quality;

import dev.tribal.search.rerank.Weights;
import dev.tribal.search.verdict.Signal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A found record of which is known whether it is the error that was asked for.
 *
 * @param set where the question comes from
 * @param known whether the answer is recorded
 * @param first whether it is the best match
 * @param right whether it is an answer
 */
@SuppressWarnings("ArrayRecordComponent")
record Case(String set, boolean known, boolean first, double[] signals, boolean right) {
    private static final int LOOKED_AT = 3;

    /** The best of each, ranked with such weights. */
    static List<Case> of(List<Example> examples, Weights weights) {
        return examples.stream().flatMap(example -> of(example, weights)).toList();
    }

    private static Stream<Case> of(Example example, Weights weights) {
        double[] scores = example.scores(weights);
        List<Integer> order = Example.order(scores);
        double[] ordered = order.stream().mapToDouble(i -> scores[i]).toArray();
        return IntStream.range(0, Math.min(LOOKED_AT, ordered.length))
                .mapToObj(i -> new Case(
                        example.set(),
                        example.known(),
                        i == 0,
                        Signal.of(ordered, i),
                        example.right().get(order.get(i))));
    }
}
