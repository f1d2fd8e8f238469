package dev.tribal.embedding.grouping;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which errors some records are parts, and which of these errors were said not to be one: if any part of the one is kept
 * apart from any part of the other. What it is not told it reads in pages.
 */
final class Wholes {
    private static final int AT_ONCE = 200;

    private final RecordStore store;
    private final int version;
    private final Map<RecordKey, Member> members = new HashMap<>();
    private final Map<RecordKey, Set<RecordKey>> apart = new HashMap<>();

    /** @param version of the fingerprints that is to decide */
    Wholes(RecordStore store, int version) {
        this.store = store;
        this.version = version;
    }

    void add(Member member) {
        members.put(member.key(), member);
    }

    /** Reads of records that exist what is to be known of them; then {@link #complete} has to follow. */
    List<Member> read(Collection<RecordKey> keys) {
        List<RecordKey> all = List.copyOf(keys);
        List<Member> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            store.read(all.subList(i, Math.min(all.size(), i + AT_ONCE))).values().stream()
                    .flatMap(stored -> member(stored).stream())
                    .forEach(found::add);
        }
        found.forEach(this::add);
        return found;
    }

    /** To be called when all are added: finds what they are merged into and kept apart from. */
    void complete() {
        Set<RecordKey> asked = new HashSet<>();
        List<Member> kept = members.values().stream()
                .filter(one -> !one.keptApartFrom().isEmpty())
                .toList();
        follow(
                Stream.concat(
                        members.values().stream().flatMap(Wholes::target),
                        kept.stream().flatMap(member -> member.keptApart().stream())),
                asked);
        for (Member member : kept) {
            wholeOf(member.key())
                    .ifPresent(whole -> member.keptApart().stream()
                            .flatMap(other -> wholeOf(other).stream())
                            .forEach(other -> keepApart(whole.key(), other.key())));
        }
    }

    private void follow(Stream<RecordKey> named, Set<RecordKey> asked) {
        List<RecordKey> left = unknown(named, asked);
        while (!left.isEmpty()) {
            left = unknown(read(left).stream().flatMap(Wholes::target), asked);
        }
    }

    private List<RecordKey> unknown(Stream<RecordKey> named, Set<RecordKey> asked) {
        return named.filter(key -> !members.containsKey(key) && asked.add(key)).toList();
    }

    private static Stream<RecordKey> target(Member member) {
        return Stream.ofNullable(member.mergedInto());
    }

    private Optional<Member> member(StoredRecord stored) {
        return Optional.ofNullable(stored.record()).map(record -> Member.of(stored.key(), record, version));
    }

    /** What is known of a record that was added or read. */
    @Nullable Member get(RecordKey key) {
        return members.get(key);
    }

    /** All that is known. */
    Collection<Member> all() {
        return members.values();
    }

    /**
     * What stands for a record: the last one into which it is merged, in a circle that with the least id. Nothing if one on
     * the way does not exist any more.
     */
    Optional<Member> wholeOf(RecordKey key) {
        Set<RecordKey> passed = new LinkedHashSet<>();
        RecordKey at = key;
        while (passed.add(at)) {
            Member member = members.get(at);
            if (member == null || member.mergedInto() == null) {
                return Optional.ofNullable(member);
            }
            at = member.mergedInto();
        }
        RecordKey again = at;
        return passed.stream()
                .dropWhile(one -> !one.equals(again))
                .min(Comparator.comparing(RecordKey::id))
                .map(members::get);
    }

    /** Whether somebody said that two errors, each with all its parts, are not one. */
    boolean areKeptApart(Member whole, Member other) {
        return apart.getOrDefault(whole.key(), Set.of()).contains(other.key());
    }

    /** From now on an error is a part of another one, and what was kept apart from the one is from the other. */
    void merge(Member whole, Member into) {
        members.put(whole.key(), whole.into(into.key()));
        for (RecordKey other : apart.getOrDefault(whole.key(), Set.of())) {
            keepApart(into.key(), other);
        }
    }

    private void keepApart(RecordKey one, RecordKey other) {
        if (!one.equals(other)) {
            apart.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
            apart.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
        }
    }
}
