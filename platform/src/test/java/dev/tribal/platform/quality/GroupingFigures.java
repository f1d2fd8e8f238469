package dev.tribal.platform.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How well found groups fit the true ones.
 *
 * @param accuracy share of items whose group is exactly the true one (GA)
 * @param precision share of pairs put together that belong together
 * @param recall share of pairs that belong together and were put together
 * @param cubedPrecision mean over items of the share of their group that belongs with them (B³)
 * @param cubedRecall mean over items of the share of what belongs with them that is in their group
 * @param groups F1 of whole groups found exactly (FGA)
 */
public record GroupingFigures(
        double accuracy, double precision, double recall, double cubedPrecision, double cubedRecall, double groups) {
    /** Compares two groupings of the same items, each given by the names of their groups. */
    public static GroupingFigures of(List<String> found, List<String> truth) {
        Map<String, Integer> foundSizes = sizes(found);
        Map<String, Integer> trueSizes = sizes(truth);
        Map<List<String>, Integer> common = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            common.merge(List.of(found.get(i), truth.get(i)), 1, Integer::sum);
        }
        double exactItems = 0;
        double together = 0;
        double precise = 0;
        double recalled = 0;
        Set<String> exact = new HashSet<>();
        for (var entry : common.entrySet()) {
            int both = entry.getValue();
            int ours = foundSizes.getOrDefault(entry.getKey().getFirst(), 1);
            int theirs = trueSizes.getOrDefault(entry.getKey().getLast(), 1);
            together += pairs(both);
            precise += (double) both * both / ours;
            recalled += (double) both * both / theirs;
            if (both == ours && both == theirs) {
                exactItems += both;
                exact.add(entry.getKey().getFirst());
            }
        }
        int n = found.size();
        return new GroupingFigures(
                exactItems / n,
                together / Math.max(1, allPairs(foundSizes)),
                together / Math.max(1, allPairs(trueSizes)),
                precise / n,
                recalled / n,
                2.0 * exact.size() / (foundSizes.size() + trueSizes.size()));
    }

    /** The mean of several, each counting the same. */
    public static GroupingFigures mean(List<GroupingFigures> all) {
        double n = all.size();
        return new GroupingFigures(
                all.stream().mapToDouble(GroupingFigures::accuracy).sum() / n,
                all.stream().mapToDouble(GroupingFigures::precision).sum() / n,
                all.stream().mapToDouble(GroupingFigures::recall).sum() / n,
                all.stream().mapToDouble(GroupingFigures::cubedPrecision).sum() / n,
                all.stream().mapToDouble(GroupingFigures::cubedRecall).sum() / n,
                all.stream().mapToDouble(GroupingFigures::groups).sum() / n);
    }

    public String cells() {
        return String.format(
                Locale.ROOT,
                "%.3f | %.3f / %.3f / %.3f | %.3f / %.3f / %.3f | %.3f",
                accuracy,
                precision,
                recall,
                harmonic(precision, recall),
                cubedPrecision,
                cubedRecall,
                harmonic(cubedPrecision, cubedRecall),
                groups);
    }

    private static double harmonic(double one, double other) {
        return one + other == 0 ? 0 : 2 * one * other / (one + other);
    }

    private static Map<String, Integer> sizes(List<String> groups) {
        Map<String, Integer> sizes = new HashMap<>();
        groups.forEach(group -> sizes.merge(group, 1, Integer::sum));
        return sizes;
    }

    private static double allPairs(Map<String, Integer> sizes) {
        return sizes.values().stream().mapToDouble(GroupingFigures::pairs).sum();
    }

    private static double pairs(int size) {
        return size * (size - 1) / 2.0;
    }
}
