package dev.tribal.search.similar;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion of several rankings (Cormack, Clarke, Büttcher: Reciprocal rank fusion outperforms Condorcet and
 * individual rank learning methods, SIGIR 2009), scaled so that the first of every ranking scores 1.
 *
 * @param constant k, positive
 */
record ReciprocalRanks(int constant) {
    /**
     * Every item of any ranking, best first; of equals, the one that an earlier ranking has first.
     *
     * @param rankings each without duplicates, best first
     */
    <T> List<Ranked<T>> fuse(List<List<T>> rankings) {
        Map<T, Double> scores = new LinkedHashMap<>();
        for (List<T> ranking : rankings) {
            for (int i = 0; i < ranking.size(); i++) {
                scores.merge(ranking.get(i), (constant + 1.0) / (constant + 1 + i) / rankings.size(), Double::sum);
            }
        }
        return scores.entrySet().stream()
                .map(entry -> new Ranked<>(entry.getKey(), Math.min(1, entry.getValue())))
                .sorted(Comparator.comparingDouble((Ranked<T> ranked) -> ranked.score())
                        .reversed())
                .toList();
    }

    /**
     * One item and what it is worth.
     *
     * @param score above 0, up to 1
     */
    record Ranked<T>(T item, double score) {}
}
