package dev.tribal.benchmarks;

import dev.tribal.platform.scrub.vectors.Tally;
import dev.tribal.platform.scrub.vectors.TestVector;
import dev.tribal.platform.scrub.vectors.TestVector.Mark;
import dev.tribal.platform.scrub.vectors.TestVectors;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many of the published test values of secret scanners scrubbing finds, by class, and what it takes out besides. */
final class ScrubRecall {
    private ScrubRecall() {}

    static void measure(Table table) {
        Map<String, Tally> byKind = Tally.byKind(TestVectors.published());
        byKind.forEach((kind, tally) -> table.add("scrub: " + kind, recall(List.of(tally)), nearMisses(tally), ""));
        table.add("scrub: all published secrets", recall(byKind.values()), "aim ≥ 99 %", "");
        other(byKind.values(), Mark.NEAR_MISS, "near misses that lose something", table);
        other(byKind.values(), Mark.DELIBERATE, "near misses with the form of a secret that are taken out", table);
        other(byKind.values(), Mark.WORD, "findings that are words and names, taken out", table);
        byKind.values().stream()
                .flatMap(tally -> tally.missed().stream())
                .forEach(vector -> table.add("scrub: missed, " + vector.kind(), vector.source(), "", ""));
    }

    private static String recall(Collection<Tally> tallies) {
        int found = tallies.stream().mapToInt(tally -> tally.found().size()).sum();
        int missed = tallies.stream().mapToInt(tally -> tally.missed().size()).sum();
        double share = 100.0 * found / (found + missed);
        return String.format(Locale.ROOT, "%d of %d, %.1f %%", found, found + missed, share);
    }

    private static String nearMisses(Tally tally) {
        long kept = count(tally.kept(), Mark.NEAR_MISS);
        return "%d of %d near misses stay".formatted(kept, kept + count(tally.spoiled(), Mark.NEAR_MISS));
    }

    private static void other(Collection<Tally> tallies, Mark mark, String what, Table table) {
        long kept =
                tallies.stream().mapToLong(tally -> count(tally.kept(), mark)).sum();
        long spoiled = tallies.stream()
                .mapToLong(tally -> count(tally.spoiled(), mark))
                .sum();
        table.add("scrub: " + what, "%d of %d".formatted(spoiled, kept + spoiled), "", "");
    }

    private static long count(List<TestVector> vectors, Mark mark) {
        return vectors.stream().filter(vector -> vector.mark() == mark).count();
    }
}
