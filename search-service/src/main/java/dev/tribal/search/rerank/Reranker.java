package dev.tribal.search.rerank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Orders candidates by the weighted evidence for each. */
public final class Reranker {
    private static final int MISSED = 3;

    private final Weights weights;

    public Reranker(Weights weights) {
        this.weights = weights;
    }

    /** All candidates, best first; of equals, the one that stands earlier. */
    public List<Ranked> rank(String question, List<Candidate> candidates) {
        List<double[]> evidence = Comparison.of(question, candidates);
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            ranked.add(new Ranked(candidates.get(i), evidence.get(i), weights.score(evidence.get(i))));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
        return List.copyOf(ranked);
    }

    /** The kinds of evidence that one lacks most to be another that is ranked above it, in words; none for the same. */
    public List<String> missed(Ranked one, Ranked better) {
        ToDoubleFunction<Evidence> lack =
                kind -> weights.of(kind) * (better.evidence()[kind.ordinal()] - one.evidence()[kind.ordinal()]);
        return Arrays.stream(Evidence.values())
                .filter(kind -> lack.applyAsDouble(kind) > 0)
                .sorted(Comparator.comparingDouble(lack).reversed())
                .limit(MISSED)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    /**
     * A candidate and what speaks for it.
     *
     * @param evidence in the order of {@link Evidence}
     * @param score comparable inside one answer only
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Ranked(Candidate candidate, double[] evidence, double score) {}
}
