package dev.tribal.benchmarks.quality;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts of labelled lines that were found, and of finds that hold a labelled line. */
final class LogFigures {
    private int labelled;
    private int found;
    private int finds;
    private int right;

    /**
     * Adds one log.
     *
     * @param labels the numbers of its labelled lines
     * @param places for each find the numbers of its lines
     */
    void add(Set<Integer> labels, List<Set<Integer>> places) {
        labelled += labels.size();
        found += (int) labels.stream()
                .filter(label -> places.stream().anyMatch(place -> place.contains(label)))
                .count();
        finds += places.size();
        right += (int) places.stream()
                .filter(place -> place.stream().anyMatch(labels::contains))
                .count();
    }

    void add(LogFigures other) {
        labelled += other.labelled;
        found += other.found;
        finds += other.finds;
        right += other.right;
    }

    String cells() {
        return share(found, labelled) + " | " + share(right, finds);
    }

    private static String share(int part, int whole) {
        return String.format(Locale.ROOT, "%d of %d, %.0f %%", part, whole, whole == 0 ? 0 : 100.0 * part / whole);
    }
}
