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

    /** Takes some 100 MB. */
    private static final int MOST = 250_000;

    private final FingerprintIndex records;

    private final int most;

    public ShadowGrouping(FingerprintIndex records) {
        this(records, MOST);
    }

    /** @param most how many records are considered */
    ShadowGrouping(FingerprintIndex records, int most) {
        this.records = records;
        this.most = most;
    }

    /** Takes time and memory in proportion to the records that it considers; so there is one at a time. */
    synchronized GroupingDifference of(Visible visible) {
        var sets = new DisjointSets();
        var split = new LongAdder();
        Map<String, Integer> firsts = new HashMap<>();
        records.forEach(visible, (number, prints) -> {
            sets.add(number);
            prints.forEach(print -> sets.join(firsts.computeIfAbsent(print, _ -> number), number));
            split.add(PrintKind.severalOfOne(prints) ? 1 : 0);
            return sets.numbers() < most;
        });
        return new GroupingDifference(
                VERSION, sets.numbers(), sets.count(), sets.joined(), split.sum(), sets.numbers() < most);
    }
}
