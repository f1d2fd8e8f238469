package dev.tribal.benchmarks.quality;

import dev.tribal.platform.quality.RetrievalSet.Question;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How well a ranker does, by question.
 *
 * @param success 1 if the first is an answer
 * @param recall5 share of the answers, at most five, among the first five
 * @param recall10 share of the answers, at most ten, among the first ten
 * @param rank reciprocal rank of the first answer among the first ten
 */
record RetrievalFigures(double[] success, double[] recall5, double[] recall10, double[] rank) {
    private static final int RESAMPLES = 1_000;

    static RetrievalFigures of(Ranker ranker, List<Question> questions) throws IOException {
        int n = questions.size();
        var figures = new RetrievalFigures(new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            Question question = questions.get(i);
            figures.judge(i, question, ranker.rank(question.text()));
        }
        return figures;
    }

    private void judge(int i, Question question, List<UUID> ranked) {
        int right = 0;
        for (int at = 0; at < ranked.size(); at++) {
            if (question.answers().contains(ranked.get(at))) {
                success[i] += at == 0 ? 1 : 0;
                rank[i] += right == 0 ? 1.0 / (at + 1) : 0;
                right++;
                recall5[i] += at < 5 ? 1.0 / Math.min(5, question.answers().size()) : 0;
                recall10[i] += 1.0 / Math.min(10, question.answers().size());
            }
        }
    }

    /** The means of all four as table cells, with the interval in which 95 % of bootstrap samples lie. */
    String cells() {
        return String.join(" | ", interval(success), mean(recall5), mean(recall10), interval(rank));
    }

    /** Success and rank alone as table cells. */
    String firstCells() {
        return interval(success) + " | " + interval(rank);
    }

    /** How far its rank is above that of another ranker, of the same questions in each bootstrap sample. */
    String above(RetrievalFigures other) {
        return interval(IntStream.range(0, rank.length)
                .mapToDouble(i -> rank[i] - other.rank[i])
                .toArray());
    }

    private static String mean(double... values) {
        return format(Arrays.stream(values).average().orElse(0));
    }

    private static String interval(double... values) {
        var random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = random.ints(values.length, 0, values.length)
                    .mapToDouble(at -> values[at])
                    .average()
                    .orElse(0);
        }
        Arrays.sort(means);
        return "%s (%s–%s)"
                .formatted(mean(values), format(means[RESAMPLES / 40]), format(means[RESAMPLES - RESAMPLES / 40]));
    }

    private static String format(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
