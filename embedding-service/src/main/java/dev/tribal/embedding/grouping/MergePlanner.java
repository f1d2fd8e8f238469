package dev.tribal.embedding.grouping;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.Grouping;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the records that have the fingerprint in common which decides under another version. It reads the store twice, so that
 * it has to remember only those records of which there are several.
 */
final class MergePlanner {
    private final RecordStore store;
    private final int version;
    private final PrintCounts counts = new PrintCounts();
    private final Map<String, List<Member>> sharing = new LinkedHashMap<>();
    private final Map<RecordKey, RecordKey> targets = new HashMap<>();
    private final List<PlannedMerge> merges = new ArrayList<>();
    private long records;
    private long keptApart;
    private long leftOut;

    private MergePlanner(RecordStore store, int version) {
        this.store = store;
        this.version = version;
    }

    /** Takes the time of two passes over the store; changes nothing. */
    static MergePlan plan(RecordStore store, int version) {
        var planner = new MergePlanner(store, version);
        store.scan(null, page -> page.forEach(planner::count));
        Set<Long> shared = planner.counts.shared();
        store.scan(null, page -> page.forEach(stored -> planner.remember(stored, shared)));
        planner.sharing.values().forEach(planner::merge);
        return new MergePlan(
                planner.records, planner.counts.size(), planner.merges, planner.keptApart, planner.leftOut);
    }

    private void count(StoredRecord stored) {
        ErrorRecord record = stored.record();
        if (record != null) {
            records++;
            FingerprintVersion.deciding(record, version)
                    .ifPresent(print -> counts.add(stored.key().tenant(), print));
        }
    }

    private void remember(StoredRecord stored, Set<Long> shared) {
        ErrorRecord record = stored.record();
        if (record == null) {
            return;
        }
        String tenant = stored.key().tenant();
        UUID target = record.groups().mergedInto();
        if (target != null) {
            targets.put(stored.key(), new RecordKey(tenant, target));
        }
        FingerprintVersion.deciding(record, version)
                .filter(print -> shared.contains(PrintCounts.hash(tenant, print)))
                .ifPresent(print -> sharing.computeIfAbsent(tenant + "/" + print, _ -> new ArrayList<>())
                        .add(Member.of(stored.key(), record, version)));
    }

    /** Those that have one fingerprint in common; a part is merged by merging the whole. */
    private void merge(List<Member> members) {
        Map<RecordKey, List<Member>> heads = new LinkedHashMap<>();
        members.stream()
                .sorted(Member.WHOLE_FIRST)
                .forEach(member -> whole(member)
                        .ifPresent(head -> heads.computeIfAbsent(head.key(), _ -> group(head))
                                .add(member)));
        if (heads.size() < 2) {
            return;
        }
        List<List<Member>> groups = new ArrayList<>(heads.values());
        List<Member> whole = groups.removeFirst();
        groups.sort((one, other) -> Member.NEEDED_FIRST.compare(one.getFirst(), other.getFirst()));
        groups.forEach(group -> merge(group, whole));
    }

    private void merge(List<Member> group, List<Member> whole) {
        Member head = group.getFirst();
        if (group.stream().anyMatch(one -> whole.stream().anyMatch(one::isKeptApartFrom))) {
            keptApart++;
        } else if (distinct(whole) + distinct(group) > Grouping.MOST_PARTS + 1) {
            leftOut++;
        } else if (!head.decided()) {
            RecordKey into = whole.getFirst().key();
            merges.add(new PlannedMerge(head.key(), into.id()));
            targets.put(head.key(), into);
            whole.addAll(group);
        }
    }

    private static List<Member> group(Member head) {
        return new ArrayList<>(List.of(head));
    }

    private static long distinct(List<Member> group) {
        return group.stream().map(Member::key).distinct().count();
    }

    /** What stands for a record; nothing if that does not exist any more, and the record stands by itself in answers. */
    private Optional<Member> whole(Member member) {
        Set<RecordKey> passed = new HashSet<>();
        RecordKey at = member.key();
        while (passed.add(at) && targets.get(at) instanceof RecordKey target) {
            at = target;
        }
        RecordKey last = at;
        return last.equals(member.key())
                ? Optional.of(member)
                : Optional.ofNullable(store.read(List.of(last)).get(last))
                        .flatMap(stored -> Optional.ofNullable(stored.record()))
                        .map(record -> Member.of(last, record, version));
    }
}
