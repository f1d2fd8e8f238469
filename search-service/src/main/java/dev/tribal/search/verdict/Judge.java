package dev.tribal.search.verdict;

import dev.tribal.contracts.api.Verdict;
import dev.tribal.search.rerank.Reranker.Ranked;
import java.util.List;
import java.util.stream.IntStream;

/** Says of found records whether they are the error that was asked for. */
public final class Judge {
    private final Calibration calibration;
    private final VerdictSettings settings;

    public Judge(Calibration calibration, VerdictSettings settings) {
        this.calibration = calibration;
        this.settings = settings;
    }

    /**
     * The judgements of the best, in their order.
     *
     * @param ranked everything that was considered, best first: what lies behind tells how much a lead means
     */
    public List<Judged> judge(List<Ranked> ranked, int most) {
        return IntStream.range(0, Math.min(most, ranked.size()))
                .mapToObj(i -> judgeOne(ranked, i))
                .toList();
    }

    /** The judgement of the one at a place, counted from 0. */
    public Judged judgeOne(List<Ranked> ranked, int i) {
        double probability = calibration.probability(
                Signal.of(ranked.stream().mapToDouble(Ranked::score).toArray(), i));
        return new Judged(probability, settings.of(probability));
    }

    /** @param probability that it is the same error, 0 to 1 */
    public record Judged(double probability, Verdict verdict) {}
}
