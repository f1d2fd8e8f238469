package dev.tribal.search.grouping;

import dev.tribal.contracts.api.GroupingDifference;
import dev.tribal.search.catalog.FingerprintIndex;
import dev.tribal.search.catalog.Visible;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Compares the records with those that there would be if fingerprints of version 2 decided. */
public final class ShadowGrouping {
    private static final int VERSION = 2;

    private final FingerprintIndex records;

    public ShadowGrouping(FingerprintIndex records) {
        this.records = records;
    }

    /** Takes time and memory in proportion to the number of visible records; so there is one at a time. */
    synchronized GroupingDifference of(Visible visible) {
        var sets = new DisjointSets();
        var split = new LongAdder();
        Map<String, Integer> firsts = new HashMap<>();
        records.forEach(visible, (number, prints) -> {
            sets.add(number);
            prints.forEach(print -> sets.join(firsts.computeIfAbsent(print, _ -> number), number));
            split.add(PrintKind.severalOfOne(prints) ? 1 : 0);
        });
        return new GroupingDifference(VERSION, sets.numbers(), sets.count(), sets.joined(), split.sum());
    }
}
