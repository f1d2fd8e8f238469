package dev.tribal.embedding.grouping;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.Grouping;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the records that have the fingerprint in common which decides under another version. It reads the store twice, so that
 * it has to remember only those records of which there are several that are not one yet, and those that are kept apart from
 * others.
 */
final class MergePlanner {
    private final int version;
    private final PrintCounts counts = new PrintCounts();
    private final Map<String, List<RecordKey>> sharing = new LinkedHashMap<>();
    private final Wholes wholes;
    private final Map<RecordKey, Integer> sizes = new HashMap<>();
    private final List<PlannedMerge> merges = new ArrayList<>();
    private long records;
    private long keptApart;
    private long leftOut;

    private MergePlanner(RecordStore store, int version) {
        this.version = version;
        this.wholes = new Wholes(store, version);
    }

    /** Takes the time of two passes over the store; changes nothing. */
    static MergePlan plan(RecordStore store, int version) {
        var planner = new MergePlanner(store, version);
        store.scan(null, page -> page.forEach(planner::count));
        Set<Integer> shared = planner.counts.shared();
        store.scan(null, page -> page.forEach(stored -> planner.remember(stored, shared)));
        planner.merge();
        return new MergePlan(
                planner.records, planner.counts.size(), planner.merges, planner.keptApart, planner.leftOut);
    }

    private void count(StoredRecord stored) {
        ErrorRecord record = stored.record();
        if (record != null) {
            records++;
            Member member = Member.of(stored.key(), record, version);
            RecordKey whole = member.mergedInto() == null ? member.key() : member.mergedInto();
            FingerprintVersion.deciding(record, version)
                    .ifPresent(print -> counts.add(stored.key().tenant(), print, whole));
        }
    }

    private void remember(StoredRecord stored, Set<Integer> shared) {
        ErrorRecord record = stored.record();
        if (record == null) {
            return;
        }
        RecordKey key = stored.key();
        var print = FingerprintVersion.deciding(record, version)
                .filter(one -> shared.contains(PrintCounts.hash(key.tenant(), one)));
        print.ifPresent(one -> sharing.computeIfAbsent(key.tenant() + "/" + one, _ -> new ArrayList<>())
                .add(key));
        if (print.isPresent() || !record.groups().keptApartFrom().isEmpty()) {
            wholes.add(Member.of(key, record, version));
        }
    }

    private void merge() {
        wholes.complete();
        wholes.all()
                .forEach(member ->
                        wholes.wholeOf(member.key()).ifPresent(whole -> sizes.merge(whole.key(), 1, Integer::sum)));
        sharing.values().forEach(this::merge);
    }

    /** Those that have one fingerprint in common; a part is merged by merging the whole. */
    private void merge(List<RecordKey> keys) {
        List<Member> heads = keys.stream()
                .flatMap(key -> Stream.ofNullable(wholes.get(key)))
                .sorted(Member.WHOLE_FIRST)
                .flatMap(member -> wholes.wholeOf(member.key()).stream())
                .distinct()
                .toList();
        if (heads.size() > 1) {
            heads.stream().skip(1).sorted(Member.NEEDED_FIRST).forEach(head -> merge(head, heads.getFirst()));
        }
    }

    private void merge(Member head, Member whole) {
        int size = size(head) + size(whole);
        if (wholes.areKeptApart(head, whole)) {
            keptApart++;
        } else if (size > Grouping.MOST_PARTS + 1) {
            leftOut++;
        } else if (!head.decided() && head.mergedInto() == null) {
            merges.add(new PlannedMerge(head.key(), whole.key().id()));
            wholes.merge(head, whole);
            sizes.put(whole.key(), size);
        }
    }

    /** With all its parts that are remembered. */
    private int size(Member whole) {
        return sizes.getOrDefault(whole.key(), 1);
    }
}
