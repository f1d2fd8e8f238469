package dev.tribal.search.grouping;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.api.GroupingDifference;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.search.catalog.FingerprintIndex;
import dev.tribal.search.catalog.Visible;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Compares the records with those that there would be if the newest version of the fingerprints decided. */
public final class ShadowGrouping {
    /** Takes some 100 MB. */
    private static final int MOST = 250_000;

    private final FingerprintIndex records;
    private final GroupingVersions versions;

    private final int most;

    public ShadowGrouping(FingerprintIndex records, GroupingVersions versions) {
        this(records, versions, MOST);
    }

    /** @param most how many records are considered */
    ShadowGrouping(FingerprintIndex records, GroupingVersions versions, int most) {
        this.records = records;
        this.versions = versions;
        this.most = most;
    }

    /** Nothing is compared if the newest version decides. */
    GroupingDifference of(Visible visible) {
        int deciding = versions.get().current();
        return deciding == FingerprintVersion.NEWEST
                ? GroupingDifference.none(deciding)
                : compared(visible, deciding, FingerprintVersion.NEWEST);
    }

    /** Takes time and memory in proportion to the records that it considers; so there is one at a time. */
    private synchronized GroupingDifference compared(Visible visible, int deciding, int version) {
        var sets = new DisjointSets();
        var split = new LongAdder();
        Map<String, Integer> firsts = new HashMap<>();
        records.forEach(visible, (number, all) -> {
            List<String> prints = PrintKind.deciding(all, version);
            if (!prints.isEmpty()) {
                sets.add(number);
                prints.forEach(print -> sets.join(firsts.computeIfAbsent(print, _ -> number), number));
                split.add(prints.size() > 1 ? 1 : 0);
            }
            return sets.numbers() < most;
        });
        return new GroupingDifference(
                deciding, version, sets.numbers(), sets.count(), sets.joined(), split.sum(), sets.numbers() < most);
    }
}
