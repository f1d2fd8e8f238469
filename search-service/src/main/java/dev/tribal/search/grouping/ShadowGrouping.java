package dev.tribal.search.grouping;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.api.GroupingDifference;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.platform.limits.OneAtATime;
import dev.tribal.search.catalog.FingerprintIndex;
import dev.tribal.search.catalog.Visible;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Compares the records with those that there would be if the newest version of the fingerprints decided. */
public final class ShadowGrouping {
    /** Takes some 100 MB. */
    private static final int MOST = 250_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final FingerprintIndex records;
    private final GroupingVersions versions;
    private final int most;
    private final OneAtATime comparisons =
            new OneAtATime("Another comparison is under way; ask again when it is done", RETRY_AFTER);

    public ShadowGrouping(FingerprintIndex records, GroupingVersions versions) {
        this(records, versions, MOST);
    }

    /** @param most how many records are considered */
    ShadowGrouping(FingerprintIndex records, GroupingVersions versions, int most) {
        this.records = records;
        this.versions = versions;
        this.most = most;
    }

    /**
     * Nothing is compared if the newest version decides.
     *
     * @throws dev.tribal.platform.problem.ProblemException {@code unavailable} if records are compared for somebody else now
     */
    GroupingDifference of(Visible visible) {
        int deciding = versions.get().current();
        return deciding == FingerprintVersion.NEWEST
                ? GroupingDifference.none(deciding)
                : comparisons.run(() -> compared(visible, deciding, FingerprintVersion.NEWEST));
    }

    /** Takes time and memory in proportion to the records that it considers. */
    private GroupingDifference compared(Visible visible, int deciding, int version) {
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
